import type { SiteSource } from "../model/site-source.ts";
import { siteSourceSchema } from "../model/site-source.ts";
import { anGiang } from "./sources/an-giang.ts";
import { apBac } from "./sources/ap-bac.ts";
import { bacNinh } from "./sources/bac-ninh.ts";
import { caMau } from "./sources/ca-mau.ts";
import { canTho } from "./sources/can-tho.ts";
import { caoBang } from "./sources/cao-bang.ts";
import { chinhPhu } from "./sources/chinh-phu.ts";
import { daNang } from "./sources/da-nang.ts";
import { dakLak } from "./sources/dak-lak.ts";
import { dangCongSan } from "./sources/dang-cong-san.ts";
import { dongNai } from "./sources/dong-nai.ts";
import { dongThap } from "./sources/dong-thap.ts";
import { giaLai } from "./sources/gia-lai.ts";
import { haNoiMoi } from "./sources/ha-noi-moi.ts";
import { haTinh } from "./sources/ha-tinh.ts";
import { haiPhong } from "./sources/hai-phong.ts";
import { hungYen } from "./sources/hung-yen.ts";
import { lamDong } from "./sources/lam-dong.ts";
import { langSon } from "./sources/lang-son.ts";
import { laoCai } from "./sources/lao-cai.ts";
import { ngheAn } from "./sources/nghe-an.ts";
import { nhanDan } from "./sources/nhan-dan.ts";
import { phuTho } from "./sources/phu-tho.ts";
import { quangNgai } from "./sources/quang-ngai.ts";
import { quangNinh } from "./sources/quang-ninh.ts";
import { saiGonGiaiPhong } from "./sources/sai-gon-giai-phong.ts";
import { sonLa } from "./sources/son-la.ts";
import { tayNinh } from "./sources/tay-ninh.ts";
import { thaiNguyen } from "./sources/thai-nguyen.ts";
import { thanhHoa } from "./sources/thanh-hoa.ts";
import { tuoiTre } from "./sources/tuoi-tre.ts";
import { tuyenGiao } from "./sources/tuyen-giao.ts";
import { tuyenQuang } from "./sources/tuyen-quang.ts";
import { vietnamnet } from "./sources/vietnamnet.ts";
import { vinhLong } from "./sources/vinh-long.ts";
import { vnexpress } from "./sources/vnexpress.ts";

/** Where the articles of the known papers and portals are found. None of them has been tried against its live site: see `tried`. */
export const SITE_SOURCES: readonly SiteSource[] = [
  nhanDan,
  chinhPhu,
  tuyenGiao,
  dangCongSan,
  quangNinh,
  thanhHoa,
  ngheAn,
  haTinh,
  laoCai,
  lamDong,
  tayNinh,
  apBac,
  haNoiMoi,
  saiGonGiaiPhong,
  daNang,
  bacNinh,
  thaiNguyen,
  phuTho,
  sonLa,
  langSon,
  caoBang,
  tuyenQuang,
  haiPhong,
  hungYen,
  quangNgai,
  giaLai,
  dakLak,
  dongNai,
  vinhLong,
  caMau,
  canTho,
  anGiang,
  dongThap,
  vnexpress,
  tuoiTre,
  vietnamnet,
].map((source) => siteSourceSchema.parse(source));
