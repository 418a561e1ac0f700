import { openApi } from "#src/dataset/openapi.ts";

export const GET = () => Response.json(openApi());
