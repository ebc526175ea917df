import type { SiteProfile } from "../model/site-profile.ts";
import { anyPage } from "./any-page.ts";
import { aspnetPapers } from "./aspnet-papers.ts";
import { danTri } from "./dan-tri.ts";
import { dotnetnuke } from "./dotnetnuke.ts";
import { epi } from "./epi.ts";
import { joomla } from "./joomla.ts";
import { liferay } from "./liferay.ts";
import { nukeviet } from "./nukeviet.ts";
import { sharepoint } from "./sharepoint.ts";
import { tuoiTre } from "./tuoi-tre.ts";
import { vccorp } from "./vccorp.ts";
import { vietnamnet } from "./vietnamnet.ts";
import { vnexpress } from "./vnexpress.ts";
import { wordpress } from "./wordpress.ts";

/** All profiles in the order in which they are asked: named sites, families of systems, any page. */
export const SITE_PROFILES: readonly SiteProfile[] = [
  vnexpress,
  danTri,
  tuoiTre,
  vietnamnet,
  vccorp,
  epi,
  sharepoint,
  nukeviet,
  joomla,
  liferay,
  dotnetnuke,
  wordpress,
  aspnetPapers,
  anyPage,
];
