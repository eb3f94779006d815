/** The page's style sheet: light and dark by the reader's choice, one column on a phone. Contrasts meet WCAG AA. */
export const STYLE = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1a1f27;--soft:#55606e;--line:#dde2e9;--accent:#1f5fbf;
--add:#14692c;--change:#8a5a00;--lose:#b3122b;--move:#1f5fbf;--same:#6a7482;--add-bg:#e4f5e8;--change-bg:#fdf1d8;--lose-bg:#fde7ea;--move-bg:#e5effd;--shadow:0 1px 2px #1a1f2714,0 4px 16px #1a1f270a}
@media (prefers-color-scheme:dark){:root{--page:#0f1318;--card:#181d24;--text:#e8ecf1;--soft:#a3aebb;--line:#2c343e;--accent:#7db1ff;
--add:#6fd68b;--change:#f0bd57;--lose:#ff8b9a;--move:#7db1ff;--same:#98a3b0;--add-bg:#12301b;--change-bg:#33270c;--lose-bg:#3a151c;--move-bg:#13263f;--shadow:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--card);padding:8px 14px;border-radius:8px;z-index:9}
header.page,main{max-width:1180px;margin:0 auto;padding:28px 24px 8px}main{padding-top:0;padding-bottom:64px}
h1{font-size:28px;line-height:1.2;margin:0 0 4px;letter-spacing:-.01em}h2{font-size:22px;margin:0}h3{font-size:17px;margin:32px 0 10px}h4{font-size:15px;margin:0}
p{margin:6px 0}.soft,figcaption{color:var(--soft);font-size:14px}a{color:var(--accent)}
code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:6px}
.filters{position:sticky;top:0;z-index:2;background:var(--page);border-bottom:1px solid var(--line);margin:12px -24px 24px;padding:10px 24px;display:flex;flex-wrap:wrap;gap:8px 20px;align-items:center}
fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:6px;align-items:center}legend{float:left;font-size:13px;color:var(--soft);padding:0;margin-right:4px}
.chip{position:relative;display:inline-flex}.chip input{position:absolute;inset:0;opacity:0;margin:0;cursor:pointer}
.chip span{border:1px solid var(--line);background:var(--card);border-radius:999px;padding:3px 12px;font-size:13px}
.chip input:checked+span{background:var(--text);color:var(--page);border-color:var(--text)}.chip input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
button{font:inherit;font-size:13px;color:var(--accent);background:none;border:0;padding:4px 6px;cursor:pointer;text-decoration:underline}
section.environment{margin-bottom:56px}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;box-shadow:var(--shadow);padding:18px 20px}
.top{display:flex;flex-wrap:wrap;gap:10px 16px;align-items:center}.top .counts{margin-left:auto;font-weight:600}
.status{border-radius:999px;padding:3px 14px;font-weight:650;font-size:14px;white-space:nowrap}
.status.blocked{background:var(--lose-bg);color:var(--lose)}.status.look{background:var(--change-bg);color:var(--change)}.status.safe,.status.nothing{background:var(--add-bg);color:var(--add)}
.facts{display:flex;flex-wrap:wrap;gap:2px 18px;margin:12px 0 0;padding:0;color:var(--soft);font-size:13px}.facts div{display:flex;gap:6px}.facts dt::after{content:":"}.facts dd{margin:0;color:var(--text)}
.risks{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(100%,500px),1fr))}.risk,details{content-visibility:auto;contain-intrinsic-size:auto 60px}
.risk{border-left:5px solid var(--same)}.risk.critical{border-left-color:var(--lose)}.risk.high{border-left-color:var(--change)}.risk.notice{border-left-color:var(--move)}
.tag{font-size:12px;font-weight:650;border-radius:6px;padding:2px 8px;white-space:nowrap}
.critical .tag.severity,.tag.lose{background:var(--lose-bg);color:var(--lose)}.high .tag.severity,.tag.change{background:var(--change-bg);color:var(--change)}.notice .tag.severity,.tag.move{background:var(--move-bg);color:var(--move)}.tag.add{background:var(--add-bg);color:var(--add)}
.risk h4{margin:8px 0 4px;font-size:16px}.risk ul,.since ul{margin:6px 0;padding:0;list-style:none;display:grid;gap:4px}.risk li p{margin:2px 0}.since ul{padding:0 14px 10px}.since li{padding:6px 0;border-top:1px solid var(--line);font-size:14px}.since p{margin-top:0}.risk .meta{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}.risk dl{margin:10px 0 0;display:grid;grid-template-columns:max-content 1fr;gap:4px 14px;font-size:14px}.risk dt{color:var(--soft)}.risk dd{margin:0}
figure{margin:0}.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:14px}
svg{display:block;margin:0 auto;font:12px system-ui,sans-serif}svg text{fill:var(--text)}svg .column{fill:var(--soft);font-size:12px;font-weight:600;letter-spacing:.05em}
svg .edges path{fill:none;stroke:var(--same);stroke-width:1.3;opacity:.65}svg marker path{fill:var(--same)}
svg rect{fill:var(--card);stroke:var(--line);stroke-width:1.5}svg .words{fill:var(--soft);font-size:11px}svg .name{font-size:12.5px;font-weight:600}svg .sign{font-size:11px;font-weight:650}
.node.create rect{fill:var(--add-bg);stroke:var(--add)}.node.create .sign{fill:var(--add)}
.node.update rect{fill:var(--change-bg);stroke:var(--change)}.node.update .sign{fill:var(--change)}
.node.replace rect,.node.delete rect{fill:var(--lose-bg);stroke:var(--lose);stroke-width:2}.node.replace .sign,.node.delete .sign{fill:var(--lose)}.node.delete rect,.node.forget rect{stroke-dasharray:6 4}
.node.import rect,.node.move rect,.node.read rect{fill:var(--move-bg);stroke:var(--move)}.node.import .sign,.node.move .sign,.node.read .sign{fill:var(--move)}
.changes{display:grid;gap:8px}details{background:var(--card);border:1px solid var(--line);border-radius:10px}
summary{cursor:pointer;padding:10px 14px;display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center;list-style:none}summary::-webkit-details-marker{display:none}summary::before{content:"▸";color:var(--soft);transition:transform .15s}details[open]>summary::before{transform:rotate(90deg)}summary .count{margin-left:auto;color:var(--soft);font-size:13px}
@media (prefers-reduced-motion:reduce){summary::before{transition:none}}
.attributes{border-top:1px solid var(--line);padding:4px 14px 12px;font-size:13px}
.attribute{display:grid;grid-template-columns:minmax(150px,1.5fr) 2fr 2fr;gap:4px 16px;padding:7px 0;border-bottom:1px solid var(--line)}.attribute:last-child{border-bottom:0}
.attribute .before code{color:var(--lose)}.attribute .after code{color:var(--add)}.label{color:var(--soft);font-size:12px}.unset{color:var(--soft);font-style:italic}
[hidden]{display:none!important}.visually{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:700px){header.page,main{padding-left:16px;padding-right:16px}.filters{position:static;margin:10px -16px 18px;padding:10px 16px}h1{font-size:24px}.top .counts{margin-left:0;width:100%}.attribute{grid-template-columns:1fr}.risk dl{grid-template-columns:1fr;gap:0}.risk dt{margin-top:6px}.facts{flex-direction:column}.facts div{flex-wrap:wrap}}
@media print{.filters,.skip{display:none}.card,details,.scroll{box-shadow:none;break-inside:avoid}}
`.trim();
