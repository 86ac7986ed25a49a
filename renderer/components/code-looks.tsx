/** The key, the colour and the underline of a code: rows of which one is chosen. Arrows move, Space chooses. */
import type { KeyboardEvent, ReactNode } from 'react'
import { HUES, PATTERNS, type Code } from '../../shared/domain/codebook.ts'
import { changeKey, changeLook, keyOwners } from '../commands/edit-codebook.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'
import { rove, useRoving } from './roving.ts'

export function KeyChoice({ code }: { readonly code: Code }) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const owners = keyOwners(codes)
  const own = owners.find(({ owner }) => owner?.id === code.id)?.key ?? ''
  const choices = owners.map(({ key, owner }) => {
    const taken = owner !== null && owner.id !== code.id
    return {
      id: key,
      name: taken ? `${key}, ${owner.name} has it` : key,
      title: taken ? `${key} tags with ${owner.name}; choosing it swaps the keys` : `${key} is free`,
      taken,
      face: key,
    }
  })
  const none = {
    id: '',
    name: 'No key',
    title: 'No key: tag with it from the list of codes',
    taken: false,
    face: 'none',
  }
  return (
    <Choices
      label="Key"
      chosen={own}
      choices={[...choices, none]}
      className="key-choice"
      onChoose={(key) => void changeKey(session, code, key)}
    />
  )
}

export function ColourChoice({ code }: { readonly code: Code }) {
  const session = useSessionObject()
  return (
    <Choices
      label="Colour"
      chosen={code.hue}
      choices={HUES.map((hue) => ({
        id: hue,
        name: hue,
        title: hue,
        taken: false,
        face: <CodeSample code={{ hue, pattern: 'thick' }} />,
      }))}
      className="colour-choice"
      onChoose={(hue) => void changeLook(session, code, { hue: HUES.find((one) => one === hue) ?? code.hue })}
    />
  )
}

export function PatternChoice({ code }: { readonly code: Code }) {
  const session = useSessionObject()
  return (
    <Choices
      label="Underline"
      chosen={code.pattern}
      choices={PATTERNS.map((pattern) => ({
        id: pattern,
        name: pattern,
        title: pattern,
        taken: false,
        face: (
          <span className="pattern-face" data-hue={code.hue} data-pattern={pattern}>
            <span className="pattern-words" aria-hidden>
              abc
            </span>
            <small>{pattern}</small>
          </span>
        ),
      }))}
      className="pattern-choice"
      onChoose={(pattern) =>
        void changeLook(session, code, { pattern: PATTERNS.find((one) => one === pattern) ?? code.pattern })
      }
    />
  )
}

interface Choice {
  readonly id: string
  readonly name: string
  readonly title: string
  /** Another code has it; choosing it takes it over. */
  readonly taken: boolean
  readonly face: ReactNode
}

interface ChoicesProps {
  readonly label: string
  readonly chosen: string
  readonly choices: readonly Choice[]
  readonly className: string
  readonly onChoose: (id: string) => void
}

/** A row of buttons of which one is pressed. Moving the focus changes nothing: every choice is a change of the project. */
function Choices({ label, chosen, choices, className, onChoose }: ChoicesProps) {
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { stop, onFocus } = useRoving(
    choices.map(({ id }) => id),
    chosen,
  )
  return (
    <div className="code-line">
      <span aria-hidden>{label}</span>
      <div
        className={`code-choices ${className}`}
        role="toolbar"
        aria-label={label}
        onFocus={onFocus}
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => rove(event, 'horizontal')}
      >
        {choices.map(({ id, name, title, taken, face }) => (
          <button
            key={id}
            type="button"
            className="code-choice"
            aria-pressed={id === chosen}
            aria-label={name}
            title={title}
            data-rove={id}
            data-taken={taken}
            tabIndex={id === stop ? 0 : -1}
            disabled={readOnly}
            onClick={() => id !== chosen && onChoose(id)}
          >
            {face}
          </button>
        ))}
      </div>
    </div>
  )
}
