/** The same page, a fact with a note and one more, as programs write notes: what is expected is what a reader sees. */
export const NOTE_CASES: readonly {
  name: string
  html: string
  body: string
  notes: readonly [string, string | null][]
}[] = [
  {
    name: 'Pandoc',
    html: `<p>Fact.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p>
      <section role="doc-endnotes"><hr/><ol><li id="fn1"><p>Source one.<a href="#fnref1" class="footnote-back"
      role="doc-backlink">↩︎</a></p></li></ol></section>`,
    body: 'Fact.1',
    notes: [['1', 'Source one.']],
  },
  {
    name: 'Word',
    html: `<p>Fact.<a href="#_ftn1" name="_ftnref1"><span><span>[1]</span></span></a> More.<a href="#_ftn2"
      name="_ftnref2">[2]</a></p><div><hr><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> Source one.</p>
      <p>Second paragraph.</p></div><div id=ftn2><p><a href="#_ftnref2" name="_ftn2">[2]</a> Source two.</p></div></div>`,
    body: 'Fact.[1] More.[2]',
    notes: [
      ['[1]', 'Source one.\nSecond paragraph.'],
      ['[2]', 'Source two.'],
    ],
  },
  {
    name: 'Google Docs',
    html: `<p>Fact.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr>
      <div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;Source one.</span></p></div>`,
    body: 'Fact.[1]',
    notes: [['[1]', 'Source one.']],
  },
  {
    name: 'MediaWiki',
    html: `<p>Fact.<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup> More.<sup
      id="cite_ref-a_1-1" class="reference"><a href="#cite_note-a-1">[1]</a></sup></p><h2>References</h2><ol>
      <li id="cite_note-a-1"><span class="mw-cite-backlink">^ <sup><a href="#cite_ref-a_1-0"><b>a</b></a></sup>
      <sup><a href="#cite_ref-a_1-1"><b>b</b></a></sup></span> <span>Source one.</span></li></ol>`,
    body: 'Fact.[1] More.[1]\n\nReferences',
    notes: [
      ['[1]', 'Source one.'],
      ['[1]', 'Source one.'],
    ],
  },
  {
    name: 'GitHub',
    html: `<p>Fact.<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup></p>
      <section class="footnotes"><h2 class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1"><p>Source one. <a
      href="#user-content-fnref-1" data-footnote-backref aria-label="Back">↩</a></p></li></ol></section>`,
    body: 'Fact.1',
    notes: [['1', 'Source one.']],
  },
  {
    name: 'an electronic book',
    html: `<p>Fact.<a epub:type="noteref" href="#n1">i</a></p><aside epub:type="footnote" id="n1"><p>i Source one.
      <a epub:type="backlink" href="chapter2.xhtml">to the text</a></p></aside>`,
    body: 'Fact.i',
    notes: [['i', 'Source one.']],
  },
  {
    name: 'an older site with anchors',
    html: `<p>Fact.<a name="ref1"></a><sup><a href="#note1">1</a></sup></p><hr><p><a name="note1"></a>1. Source one.
      <a href="#ref1">[back]</a></p>`,
    body: 'Fact.1',
    notes: [['1', 'Source one.']],
  },
  {
    name: 'a table of notes',
    html: `<p>Fact.<sup><a href="#n1">1</a></sup></p><table><tr id="n1"><td>1</td><td>Source one.</td></tr>
      <tr id="n2"><td>2</td><td>Other.</td></tr></table>`,
    body: 'Fact.1\n\n2\tOther.',
    notes: [['1', 'Source one.']],
  },
  {
    name: 'a definition list of notes',
    html: '<p>Fact.<sup><a href="#n1">*</a></sup></p><dl><dt id="n1">*</dt><dd>Source one.</dd></dl>',
    body: 'Fact.*',
    notes: [['*', 'Source one.']],
  },
  {
    name: 'an author by hand, with superscript figures',
    html: `<p>Fact.<sup>1</sup> More.<sup>2</sup></p><h2>Notes</h2><ol><li>Source one.</li><li>Source two.</li></ol>`,
    body: 'Fact.1 More.2\n\nNotes',
    notes: [
      ['1', 'Source one.'],
      ['2', 'Source two.'],
    ],
  },
  {
    name: 'an author by hand, with figures in brackets',
    html: '<p>Fact.[1] More.[2]</p><p>[1] Source one.</p><p>Its second paragraph.</p><p>[2] Source two.</p>',
    body: 'Fact.[1] More.[2]',
    notes: [
      ['[1]', 'Source one.\nIts second paragraph.'],
      ['[2]', 'Source two.'],
    ],
  },
  {
    name: 'a page whose notes were lost',
    html: '<p>Fact.<sup>[1]</sup> More.<sup><a href="#gone">[2]</a></sup></p>',
    body: 'Fact.[1] More.[2]',
    notes: [
      ['[1]', null],
      ['[2]', null],
    ],
  },
]
