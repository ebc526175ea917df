import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Writes a page whose every part tries to run as markup, or to turn what stands beside it; gives its path. */
export function writePage(): string {
  const path = join(mkdtempSync(join(tmpdir(), "thidua-hostile-")), "page.html");
  const script = "&lt;script&gt;alert(1)&lt;/script&gt;";
  const image = "&lt;img src=x onerror=alert(1)&gt;";
  writeFileSync(
    path,
    `<html><head><title>hostile ${script}</title>
<link rel="canonical" href="javascript:alert(1)">
<meta property="og:title" content="hostile \u202e ${script} &quot; onclick=&quot;alert(1)">
<meta property="article:published_time" content="2021-12-20T08:00:00+07:00"></head><body>
<article><h1>hostile \u202e ${script}</h1>
<p>Ngày 20/12/2021, Cụm thi đua số 7 ngành Kiểm tra Đảng ${image} tổng kết năm 2021.</p>
<p>Hội nghị thống nhất bầu Ủy ban Kiểm tra Tỉnh ủy Nghệ An làm Cụm trưởng năm 2022, ${script} Ủy ban Kiểm tra Tỉnh ủy Hà Tĩnh làm Cụm phó.</p>
</article></body></html>`,
  );
  return path;
}
