/** How a network shows the picture of a link: what is left of 1200 × 630, and how wide it is on a screen. */
export interface Crop {
  id: string;
  name: string;
  /** Width to height of what is shown; the rest is cut off evenly on both sides. */
  ratio: number;
  /** Width on a screen in CSS pixels. */
  width: number;
  /** What lies on the picture: a strip at its lower edge with the address or the title. */
  overlay?: boolean;
  note: string;
}

/**
 * The present crops. Networks say little about them: these follow their help pages and what feeds show; when a network
 * changes, this list changes.
 */
export const crops: readonly Crop[] = [
  { id: "facebook", name: "Facebook*", ratio: 1200 / 630, width: 500, note: "лента, 1,91 : 1, целиком" },
  { id: "telegram", name: "Telegram", ratio: 1200 / 630, width: 430, note: "большое превью, в своих пропорциях" },
  { id: "vk", name: "ВКонтакте", ratio: 537 / 240, width: 537, note: "537 × 240, сверху и снизу срезано по 47 точек" },
  { id: "x", name: "X", ratio: 2, width: 506, overlay: true, note: "2 : 1, внизу слева лежит подпись" },
  { id: "phone", name: "Телефон", ratio: 1200 / 630, width: 400, note: "400 точек, целиком" },
  { id: "square", name: "Квадрат", ratio: 1, width: 120, note: "малое превью в Telegram и ВКонтакте: середина" },
];
