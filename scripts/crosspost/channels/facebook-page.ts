import type { Channel, Limits } from "../channel.ts";
import { plainPost } from "../post/compose.ts";
import { countUnits } from "../post/text.ts";
import { examinePage } from "./facebook-page/examine.ts";
import { readFigures } from "./facebook-page/figures.ts";
import { pageSecrets, pageSettings } from "./facebook-page/graph.ts";
import { findPosts } from "./facebook-page/posts.ts";
import { editPost, leadOf, refreshPreview, removePost, schedulePost } from "./facebook-page/publish.ts";

/** The same limit as in a group; counted the strictest way. */
const limits: Limits = { text: 63_206, count: countUnits };

/**
 * The community's Page. A post is only scheduled at first: as long as nobody sees it, an extra one can be found and
 * deleted. Its link has a source of its own, so that it is never taken for one that a person shared in the group.
 */
export const facebookPage: Channel = {
  name: "facebook-page",
  label: "Страница в Facebook",
  hosts: ["facebook.com", "fb.com"],
  limits,
  settings: pageSettings,
  compose: plainPost({ source: "facebook-page", limits }),
  wire: {
    secrets: pageSecrets,
    lead: leadOf,
    send: schedulePost,
    find: findPosts,
    edit: editPost,
    remove: removePost,
    figures: readFigures,
    refreshPreview,
    examine: examinePage,
  },
};
