import { routes } from "#src/entry/address.ts";
import { href, site } from "#src/site.ts";
import { longDate } from "#src/text/date.ts";
import { subscriptionsPage } from "./feeds.ts";
import { escapeXml } from "./xml.ts";

/** «ноября» by the name that an RSS date bears. */
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").map((name, index) => {
  const [, month = ""] = longDate(`2026-${String(index + 1).padStart(2, "0")}-01`).split(/\s/);
  return `<xsl:when test="$month = '${name}'">${month}</xsl:when>`;
});

/**
 * What a browser that knows XSLT 1.0 makes of a feed: a page that says what this is and how to subscribe. Nothing is
 * loaded from another address. Browsers that no longer know XSLT show the feed by its CSS alone.
 */
export const feedStylesheet = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:atom="http://www.w3.org/2005/Atom" exclude-result-prefixes="atom">
<xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat"/>
<xsl:template match="/rss/channel">
<html lang="ru">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="robots" content="noindex"/>
<meta name="color-scheme" content="light dark"/>
<title><xsl:value-of select="title"/></title>
<link rel="icon" href="${escapeXml(href("/favicon.svg"))}" type="image/svg+xml"/>
<link rel="stylesheet" href="${escapeXml(href(routes.feedStyle))}"/>
</head>
<body>
<main>
<p class="brand"><a href="${escapeXml(href(routes.home))}">${escapeXml(site.name)}</a></p>
<h1><xsl:value-of select="title"/></h1>
<p><xsl:value-of select="description"/></p>
<section class="about">
<h2>Это лента: её читает программа</h2>
<p>Скопируйте адрес и&#160;добавьте его в&#160;программу для чтения лент. Она сама принесёт новое.</p>
<p><code><xsl:value-of select="atom:link[@rel = 'self']/@href"/></code></p>
<p><a href="${escapeXml(href(subscriptionsPage))}">Как подписаться и&#160;какие ещё есть ленты</a></p>
</section>
<h2>Что в&#160;ленте</h2>
<xsl:if test="not(item)"><p>Пока ничего нового.</p></xsl:if>
<ul>
<xsl:for-each select="item">
<li>
<h3><a href="{link}"><xsl:value-of select="title"/></a></h3>
<p class="date"><xsl:call-template name="day"><xsl:with-param name="date" select="pubDate"/></xsl:call-template></p>
<p><xsl:value-of select="description"/></p>
</li>
</xsl:for-each>
</ul>
<p><a href="{link}">Та же подборка на сайте</a></p>
</main>
</body>
</html>
</xsl:template>
<xsl:template name="day">
<xsl:param name="date"/>
<xsl:variable name="month" select="substring($date, 9, 3)"/>
<xsl:value-of select="number(substring($date, 6, 2))"/><xsl:text>&#160;</xsl:text>
<xsl:choose>
${months.join("\n")}
</xsl:choose>
<xsl:text> </xsl:text><xsl:value-of select="substring($date, 13, 4)"/><xsl:text>&#160;г.</xsl:text>
</xsl:template>
</xsl:stylesheet>
`;
