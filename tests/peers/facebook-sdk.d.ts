/** The part of Meta's own SDK that the tests use; it comes without types. */
declare module "facebook-nodejs-business-sdk" {
  interface Cursor extends Array<Node> {
    hasNext: () => boolean;
    next: () => Promise<Cursor>;
  }
  type Parameters = Record<string, unknown>;
  class Node {
    constructor(id: string, data?: object, parent?: string, api?: FacebookAdsApi);
    id: string;
    exportAllData: () => Record<string, unknown>;
    get: (fields: string[], parameters?: Parameters) => Promise<Node>;
    update: (fields: string[], parameters: Parameters) => Promise<Node>;
    delete: (fields: string[], parameters?: Parameters) => Promise<unknown>;
    getComments: (fields: string[], parameters?: Parameters) => Promise<Cursor>;
    getInsights: (fields: string[], parameters?: Parameters) => Promise<Cursor>;
  }
  class Page extends Node {
    createFeed: (fields: string[], parameters: Parameters) => Promise<Node>;
    createPhoto: (fields: string[], parameters: Parameters) => Promise<Node>;
    getPublishedPosts: (fields: string[], parameters?: Parameters) => Promise<Cursor>;
    getScheduledPosts: (fields: string[], parameters?: Parameters) => Promise<Cursor>;
  }
  class FacebookAdsApi {
    constructor(token: string, locale: string, crashLog: boolean);
    static readonly VERSION: string;
    getAppID: () => Promise<{ data: { data: object } }>;
    call: (method: string, path: string[], parameters?: Parameters) => Promise<Record<string, unknown>>;
  }
  const sdk: {
    FacebookAdsApi: typeof FacebookAdsApi;
    Page: typeof Page;
    PagePost: typeof Node;
  };
  export default sdk;
  export type { Cursor, Node };
}
