/** Three small pictures of the work: select and press a key, note, export. Made of words, not of screenshots. */

export function WelcomePictures() {
  return (
    <div className="welcome-pictures" aria-hidden>
      <section>
        <h2>
          <span>1</span> Select a passage and press a key
        </h2>
        <p className="picture quote">
          <mark data-hue="blue" data-pattern="dotted">
            Crews repaired 14 of the 96 failed lamps within a week, fewer than one in six.
          </mark>
          <sup>3</sup>{' '}
          <mark data-hue="gold" data-pattern="solid">
            Most repairs waited for parts that were already in store.
          </mark>{' '}
          <span className="picture-selection">The Board should publish its waiting times every quarter.</span>
        </p>
        <p className="picture-keys">
          <Key hue="gold" pattern="solid" name="Finding" digit="1" />
          <Key hue="blue" pattern="dotted" name="Statistic" digit="2" />
          <Key hue="green" pattern="double" name="Recommendation" digit="3" />
        </p>
      </section>
      <section>
        <h2>
          <span>2</span> Add what you make of it
        </h2>
        <p className="picture">
          <span className="meta">Memo</span> Compare with the Board’s own count on page 5.
        </p>
      </section>
      <section>
        <h2>
          <span>3</span> Export rows that prove themselves
        </h2>
        <div className="picture">
          <p className="quote">
            “Crews repaired 14 of the 96 failed lamps within a week, fewer than one in six.”
          </p>
          <p className="meta picture-proof">
            <span className="grow">Lantern Office (2025). Street Lighting Review, p. 3.</span>
            <span>✓ word for word</span>
          </p>
        </div>
      </section>
    </div>
  )
}

interface KeyProps {
  readonly hue: string
  readonly pattern: string
  readonly name: string
  readonly digit: string
}

function Key({ hue, pattern, name, digit }: KeyProps) {
  return (
    <span>
      <span className="sample" data-hue={hue} data-pattern={pattern} /> {name}{' '}
      <span className="kbd">{digit}</span>
    </span>
  )
}
