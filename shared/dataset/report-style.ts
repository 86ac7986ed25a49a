/** The look of a verification report: ink on paper, light and dark, on screens of any width and in print. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--paper:#faf9f7;--raised:#fff;--line:#dcd9d2;--line-strong:#807c75;--ink:#1c1b19;--ink-2:#504d47;
--problem:#b0231a;--mark:#ffd98a;--mark-ink:#1c1b19;--page:brightness(1)}
@media (prefers-color-scheme:dark){:root{--paper:#1b1b1a;--raised:#2a2a28;--line:#383735;--line-strong:#88847d;--ink:#eeece8;
--ink-2:#bebab3;--problem:#ff9d90;--mark:#735017;--mark-ink:#fff;--page:brightness(.86)}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:14px/1.45 system-ui,"Segoe UI","Noto Sans","Liberation Sans",Arial,sans-serif}
body{margin:0 auto;padding:24px 32px 64px;max-width:1280px}
h1,h2,h3,p,ol,dl,dd,figure,blockquote{margin:0;padding:0}
h1{font-size:26px;line-height:1.25}h2{font-size:18px;margin:40px 0 2px}h3{font-size:14px;font-weight:600}h3 .meta{font-weight:400;margin-left:6px}
a{color:inherit}a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
.lead{margin-top:6px;font-size:16px}.meta,caption,th,figcaption{color:var(--ink-2)}.problem{color:var(--problem)}
.scroll{overflow-x:auto}
thead th{white-space:nowrap}tbody th{color:inherit}table{border-collapse:collapse;margin-top:20px;width:100%;background:var(--raised);border:1px solid var(--line)}
caption{text-align:left;padding-bottom:4px}
th,td{padding:5px 10px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);font-weight:400}
td.count,th.count{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:12px/1.5 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.rows{list-style:none;margin-top:12px;display:grid;gap:12px}
.row{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:20px;padding:14px 16px;background:var(--raised);
border:1px solid var(--line);border-radius:5px;content-visibility:auto;contain-intrinsic-size:auto 260px}
.row:target{border-color:var(--ink)}
.says>*+*{margin-top:8px}
.quote{font:17px/1.5 "Iowan Old Style",Charter,Palatino,"Noto Serif","Liberation Serif","Times New Roman",serif;white-space:pre-line;
overflow-wrap:anywhere}
.label{display:block;color:var(--ink-2);font-size:12px}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 12px;font-size:13px}dt{color:var(--ink-2)}dd{overflow-wrap:anywhere}
del{color:var(--ink-2);text-decoration:line-through}
ins{text-decoration:none;font-weight:700;color:var(--problem);border:1px solid;border-radius:3px;padding:0 2px}
mark{background:var(--mark);color:var(--mark-ink)}mark.instead{background:none;color:inherit;text-decoration:underline dashed var(--problem);
text-underline-offset:3px}
figure+figure{margin-top:10px}figcaption{font-size:12px;margin-bottom:4px}
img{display:block;max-width:100%;height:auto;border:1px solid var(--line);background:#fff;filter:var(--page)}
.context{font:15px/1.5 "Iowan Old Style",Charter,Palatino,"Noto Serif","Liberation Serif","Times New Roman",serif;white-space:pre-line;
overflow-wrap:anywhere;padding:8px 12px;border:1px solid var(--line)}
@media (max-width:800px){body{padding:16px 12px 48px}.row{grid-template-columns:minmax(0,1fr);padding:12px}}
@media print{:root{color-scheme:light;--paper:#fff;--raised:#fff;--line:#bbb;--ink:#000;--ink-2:#444;--problem:#8a1a12;--mark:#ffd98a;
--mark-ink:#000;--page:none}body{padding:0;max-width:none}h2{break-after:avoid}.row{content-visibility:visible;break-inside:avoid;
padding:10px}html{font-size:11px}.quote{font-size:13px}.context{font-size:12px}*{print-color-adjust:exact}@page{margin:14mm}}
`
