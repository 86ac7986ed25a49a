/** Pieces of HTML and the canonical text they make (white space as CSS Text 3, 4.1 collapses it). */
export const HTML_CASES: readonly { name: string; html: string; text: string }[] = [
  { name: 'collapses white space', html: '<p>  a \n\t b  <i> c</i> </p>', text: 'a b c' },
  {
    name: 'keeps no-break spaces inside a line',
    html: '<p>10&nbsp;000 people</p>',
    text: '10\u00A0000 people',
  },
  { name: 'parts blocks by an empty line', html: '<p>One</p><p>Two</p>', text: 'One\n\nTwo' },
  {
    name: 'parts text from the block behind it',
    html: '<div>One<p>Two</p>Three</div>',
    text: 'One\n\nTwo\n\nThree',
  },
  { name: 'breaks lines at br', html: '<p>12 Main St <br> Springfield</p>', text: '12 Main St\nSpringfield' },
  { name: 'takes two br for a paragraph break', html: '<div>One.<br><br> Two.</div>', text: 'One.\n\nTwo.' },
  { name: 'takes br in other styles for one as well', html: '<b>One.<br></b><br>Two.', text: 'One.\n\nTwo.' },
  { name: 'keeps pre as it stands', html: '<pre>a  b\n  c\n</pre>', text: 'a  b\n  c' },
  { name: 'drops soft hyphens in pre as well', html: '<pre>read&shy;ing</pre>', text: 'reading' },
  {
    name: 'reads the head of a table first and its foot last',
    html: '<table><tfoot><tr><td>z<td>z<thead><tr><th>h<th>h<tbody><tr><td>a<td>b</table>',
    text: 'h\th\na\tb\nz\tz',
  },
  {
    name: 'keeps the header of the only title, without its menu',
    html: `<header><h1>Title</h1><nav>Menu</nav></header><p>One</p>`,
    text: 'Title\n\nOne\n\nMenu',
  },
  { name: 'sets list items on lines', html: '<ul><li>One<li>Two</ul><p>End', text: 'One\nTwo\n\nEnd' },
  {
    name: 'sets the paragraphs of an item on lines',
    html: '<ol><li><p>One.</p><p>More.</p><li>Two</ol>',
    text: 'One.\nMore.\nTwo',
  },
  {
    name: 'keeps cells apart',
    html: '<table><tr><td>a</td><td>b</td></tr><tr><td></td><td>d</td></tr></table><p>End',
    text: 'a\tb\n\td\n\nEnd',
  },
  {
    name: 'sets the lines of a cell on lines',
    html: '<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c<li>d</ul></td></tr></table>',
    text: 'a\nb\tc\nd',
  },
  {
    name: 'puts a caption in front of its table',
    html: '<table><caption>Table 1</caption><tr><td>a<td>b</table>',
    text: 'Table 1\n\na\tb',
  },
  {
    name: 'reads tables that lay out a page as boxes',
    html: '<table><tr><td><h1>Title</h1><p>One</p></td><td><p>Two</p></td></tr></table>',
    text: 'Title\n\nOne\n\nTwo',
  },
  {
    name: 'leaves out what no reader sees',
    html: `<title>t</title><style>s{}</style><script>x</script><noscript>n</noscript><template>t</template>
      <p hidden>h</p><p style="display: none">d</p><span class="sr-only">s</span><dialog>g</dialog>
      <h2>Seen<a aria-hidden="true" href="#s">#</a></h2><textarea>f</textarea>`,
    text: 'Seen',
  },
  {
    name: 'keeps a section that a script had set aside',
    html: '<div aria-hidden="true"><p>Kept</p></div>',
    text: 'Kept',
  },
  { name: 'keeps deleted and inserted words', html: '<p>a <del>b</del> <ins>c</ins></p>', text: 'a b c' },
  { name: 'adds nothing at wbr', html: '<p>long<wbr>word</p>', text: 'longword' },
  {
    name: 'keeps astral characters and entities',
    html: '<p>&#x1D45B; &lt; &euro;5</p>',
    text: '\u{1D45B} < €5',
  },
  { name: 'does not break words at inline elements', html: '<p>re<b>port</b>s</p>', text: 'reports' },
  {
    name: 'starts a block at display:block',
    html: '<p><span style="display:block">a</span>b</p>',
    text: 'a\n\nb',
  },
  { name: 'gives an empty text for an empty page', html: '<html><body></body></html>', text: '' },
]
