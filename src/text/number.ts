const format = new Intl.NumberFormat("ru-RU", { maximumFractionDigits: 10 });

/** A number as it is written in Russian: «1 500», «2,5», «−3». Groups are kept together by no-break spaces. */
export const amount = (value: number): string => format.format(value).replace("-", "−");

/** The size of a file for a reader, in units of 1024 as his system shows them: «24 КБ», «1,2 МБ»; never «0 КБ». */
export function fileSize(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes}\u00A0КБ` : `${amount(Math.round(bytes / 104_857.6) / 10)}\u00A0МБ`;
}
