import { crops, type Crop } from "#scripts/cards/crops.ts";
import { external, markup, type Markup } from "./markup.ts";
import type { Task } from "./task.ts";

/** How a feed of the network shows a link: on a computer, and on a phone, where the teaser is left out. */
const shown = [
  { id: "facebook", where: "На\u00A0компьютере", teaser: true },
  { id: "phone", where: "На\u00A0телефоне", teaser: false },
].flatMap(({ id, ...rest }) => {
  const crop = crops.find((one) => one.id === id);
  return crop ? [{ crop, ...rest }] : [];
});

const cropStyle = ({ id, ratio, width }: Crop) =>
  `.crop--${id} { max-width: ${width}px; } .crop--${id} img { aspect-ratio: ${ratio}; }`;

/** The shapes of the crops: a picture fills its frame, what sticks out is cut off evenly. */
export const previewStyle: string = shown.map(({ crop }) => cropStyle(crop)).join("\n");

/** The link as the feed will show it; the picture is described once. */
export function preview({ announcement, post, picture }: Task): Markup {
  const { title, teaser, url } = announcement;
  const { width, height, alt } = post.image;
  const frames = shown.map(
    ({ crop, where, teaser: isTold }, index) => markup`<figure class="crop crop--${crop.id}">
<div class="feed">
<img src="${picture ?? post.image.url}" width="${width}" height="${height}" alt="${index === 0 ? alt : ""}" loading="lazy">
<div class="feed__words"${index === 0 ? undefined : hidden}>
<p class="feed__host">${new URL(url).host}</p>
<p class="feed__title">${title}</p>
${isTold ? markup`<p class="feed__teaser">${teaser}</p>` : undefined}
</div>
</div>
<figcaption class="small">${where}</figcaption>
</figure>`,
  );
  return markup`<section class="preview" aria-label="Как пост увидят в ленте">
${frames}
<p class="small">Картинку сеть возьмёт сама, по&nbsp;ссылке в&nbsp;тексте. Не&nbsp;взяла&nbsp;— скачайте и&nbsp;приложите её к&nbsp;посту.</p>
<p class="actions"><a href="${picture ?? post.image.url}" download="${announcement.id}.png" ${external}>Скачать картинку</a></p>
</section>`;
}

// The same words a second time would only be noise to who listens to the page.
const hidden = markup` aria-hidden="true"`;
