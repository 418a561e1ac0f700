import { feedPaths, feedRoute } from "../_parts/feed-route.ts";

export const getStaticPaths = feedPaths;
export const GET = feedRoute("xml");
