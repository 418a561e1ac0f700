import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { subscriptions } from "#src/calendar/calendars.ts";
import { entryAddress, eventFileAddress } from "#src/entry/address.ts";
import { isKind } from "#src/entry/kinds.ts";
import { isPublic } from "#src/entry/publication.ts";
import { absolute } from "#src/site.ts";
import { plain } from "#src/text/typography.ts";
import { isAhead } from "#src/view/events.ts";
import { readContent } from "./content.ts";
import { fileOf, readSite } from "./site.ts";

const built = await readSite();
const portal = await readContent();
const events = portal.listed.filter((entry) => isKind(entry, "events"));
const real = events.filter(isPublic);
const files = built.files.filter((file) => file.endsWith(".ics"));

const read = async (file: string) => new ICAL.Component(ICAL.parse(await built.text(file)));
const uids = (calendar: ICAL.Component) =>
  calendar.getAllSubcomponents("vevent").map((event) => String(event.getFirstPropertyValue("uid")).split("@")[0]);

describe.each(files)("%s", (file) => {
  test("is made of lines of at most 75 octets that end as RFC 5545 wants them", async () => {
    const text = await built.text(file);
    expect(text.endsWith("\r\n")).toBe(true);
    const lines = text.slice(0, -2).split("\r\n");
    expect(lines.filter((line) => /[\r\n]/.test(line) || Buffer.byteLength(line) > 75)).toEqual([]);
  });

  test("is understood by an independent reader, and every component has what it must have", async () => {
    const calendar = await read(file);
    expect([calendar.getFirstPropertyValue("version"), calendar.name]).toEqual(["2.0", "vcalendar"]);
    expect(calendar.getAllSubcomponents().length).toBeGreaterThan(0);
    const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => zone.getFirstPropertyValue("tzid"));
    expect(new Set(zones).size).toBe(zones.length);
    for (const event of calendar.getAllSubcomponents("vevent")) {
      const missing = ["uid", "dtstamp", "dtstart", "summary", "url", "sequence"].filter(
        (name) => event.getAllProperties(name).length !== 1,
      );
      expect(missing, String(event.getFirstPropertyValue("uid"))).toEqual([]);
      const used = ["dtstart", "dtend"].flatMap((name) => event.getFirstProperty(name)?.getParameter("tzid") ?? []);
      expect(used.filter((zone) => !zones.includes(zone))).toEqual([]);
    }
    expect(new Set(uids(calendar)).size).toBe(uids(calendar).length);
  });
});

test("there is a calendar for each subscription and a file for each real event, and none for demonstrations", () => {
  const expected = [...subscriptions.map(({ path }) => path), ...real.map(({ data }) => eventFileAddress(data.slug))];
  expect(files).toEqual(expected.map((path) => path.slice(1)).toSorted());
  expect(real.length).toBeGreaterThan(2);
  expect(events.length).toBeGreaterThan(real.length);
});

test("the calendar of everything tells of each real event what its record says", async () => {
  const calendar = await read("events.ics");
  const told = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  for (const { data, kind } of real) {
    const event = told.find(({ uid }) => uid.startsWith(`${data.id}@`));
    expect(event?.summary.toLowerCase(), data.id).toContain(plain(data.title).slice(-20).toLowerCase());
    expect(event?.startDate.toString().slice(0, data.start.length), data.id).toBe(data.start);
    expect(event?.component.getFirstPropertyValue("url")).toBe(absolute(entryAddress({ kind, data })));
  }
  const deadlines = real.filter(({ data }) => data.deadline !== undefined);
  expect(told).toHaveLength(real.length + deadlines.length);
});

test("the page of an event offers its file as long as the event is ahead", () => {
  for (const { data, kind } of events) {
    const page = built.page(entryAddress({ kind, data }));
    const offered = page.root.querySelectorAll('a[type="text/calendar"]').map((link) => link.getAttribute("download"));
    const expected =
      data.status === "real" && !data.cancelled && isAhead({ kind, data, file: "", digest: "" }, portal.today);
    expect(offered, page.file).toEqual(expected ? [`${data.slug}.ics`] : []);
  }
});

test("the section of events explains how to subscribe, and names every calendar", () => {
  const { root } = built.page("/events/");
  for (const { path } of subscriptions) {
    expect(built.has(fileOf(path))).toBe(true);
    const link = root.querySelector(`a[href="${absolute(path).replace(/^https?:/, "webcal:")}"]`);
    expect(link?.text.trim(), path).toBeTruthy();
    expect(root.querySelectorAll("code").map((code) => code.text)).toContain(absolute(path));
  }
  expect(root.querySelector('link[rel="alternate"][type="text/calendar"]')?.getAttribute("href")).toBe(
    absolute("/events.ics"),
  );
  expect(root.querySelector("button[data-copy-calendar]")?.getAttribute("data-copy-calendar")).toBe(
    absolute("/events.ics"),
  );
});
