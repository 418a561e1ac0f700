/** Words that must not be torn from the number before them. Each is a pattern for all its forms. */
const money =
  "% ‰ ₽ € \\$ тыс млн млрд трлн процент(?:а|ов|у|ом|ам|ами|ах)? рубл(?:ь|я|ей|ю|ём|ям|ями|ях) руб р\\. копе(?:йка|йки|ек) коп евро доллар(?:а|ов)?";
const measure = "° кг г т мг мм см м км га л мл Вт кВт МВт ГБ МБ КБ";
const time =
  "ч час(?:а|ов)? мин минут[аы]? сек секунд[аы]? д(?:ень|ня|ней) недел[яиью] недель мес месяц(?:а|ев)? лет год(?:а|у|ом|ы|ов|ам|ами|ах|е)? гг в\\. вв век(?:а|е|ов)?";
const month = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря";
const count = "чел человека? шт экз стр раза? балл(?:а|ов)?";

/** Source of a regular expression that matches any of them. */
export const unit = [money, measure, time, month, count].join(" ").replaceAll(" ", "|");
