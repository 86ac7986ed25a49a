import { it } from 'vitest'
import { extractSource } from '../../../../electron/services/extract/extract-source.ts'
const enc = new TextEncoder()
const cases: Record<string, () => string> = {
  deep: () => '<html>' + '<div>'.repeat(100_000) + 'x',
  deepspan: () => '<html>' + '<span>'.repeat(100_000) + 'x',
  deepb: () => '<html>' + '<b>'.repeat(100_000) + 'x',
  deepp: () => '<html>' + '<p><font size=1>'.repeat(3_000) + 'x',
  deepfont: () => '<html>' + Array.from({ length: 3000 }, (_, i) => `<p><font size=${i}>`).join('') + 'x',
  table: () => '<html>' + '<table><tr><td>'.repeat(50_000) + 'x',
  aa: () => '<html>' + Array.from({ length: 20000 }, (_, i) => `<a href=#x${i}>`).join('<p>') + 'x',
  manyp: () => '<html><body>' + '<p>Some words here, that make <b>a</b> paragraph.</p>\n'.repeat(100_000),
  onepara: () => '<html><body><p>' + 'word <b>bold</b> <br>'.repeat(100_000),
  links: () => '<html><body><div id=n>' + 'word <sup><a href=#n>1</a></sup>'.repeat(20_000),
  links2: () => '<html><body>' + Array.from({ length: 5000 }, (_, i) => `<p>t<sup><a href="#n${i}" id="r${i}">${i}</a></sup></p>`).join('') + '<ol>' + Array.from({ length: 5000 }, (_, i) => `<li id="n${i}">note ${i} <a href="#r${i}">↩</a></li>`).join(''),
  spaces: () => '<html><body><pre>' + (' '.repeat(50_000) + 'x<br>').repeat(20),
  text: () => 'A line of text that is wrapped\nover two lines. Then more.\n\n'.repeat(200_000),
  oneline: () => 'A sentence that goes on. '.repeat(400_000),
  spacesText: () => (' '.repeat(100_000) + 'x\n').repeat(20),
  punct: () => '.)'.repeat(1_000_000) + 'x',
  dash: () => ('- '.repeat(100_000) + '\n').repeat(5),
}
for (const [name, make] of Object.entries(cases)) for (const f of name === 'text' || name.includes('Text') || ['oneline', 'punct', 'dash'].includes(name) ? ['a.txt', 'a.md'] : ['a.html']) it(name + f, async () => {
  const bytes = enc.encode(make())
  const t = performance.now()
  const r = await extractSource(bytes, { fileName: f })
  console.log(name, f, (bytes.length / 1e6).toFixed(1) + ' MB', Math.round(performance.now() - t) + ' ms', r.ok ? [r.extraction.canonical.text.length, r.extraction.canonical.blocks.length, r.extraction.canonical.markers.length] : r.refusal.message, Math.round(process.memoryUsage().rss / 1e6))
}, 60_000)
