/** What cross-posting needs of `content/site.yaml`; handed in, so that a test can switch a channel off. */
export interface PortalSettings {
  name: string;
  zone: string;
  repository: string;
  channels: {
    facebook: { enabled: boolean; group: string; footnote: string };
  };
  colour: { paper: string; ink: string; spruce: string; copper: string; muted: string; line: string; night: string };
}
