const format = new Intl.NumberFormat("ru-RU", { maximumFractionDigits: 10 });

/** A number as it is written in Russian: «1 500», «2,5», «−3». Groups are kept together by no-break spaces. */
export const amount = (value: number): string => format.format(value).replace("-", "−");
