interface ChipsProps {
  readonly label: string
  readonly chips: readonly (readonly [key: string, word: string])[]
  /** Absent where a chip does something instead of being chosen. */
  readonly isOn?: (key: string) => boolean
  readonly onPick: (key: string) => void
}

/** A few short words to press. */
export const Chips = ({ label, chips, isOn, onPick }: ChipsProps) => (
  // biome-ignore lint/a11y/useSemanticElements: the chips need no frame and no legend
  <div class="chips" role="group" aria-label={label}>
    {chips.map(([key, word]) => (
      <button key={key} type="button" class="chip" aria-pressed={isOn?.(key)} onClick={() => onPick(key)}>
        {word}
      </button>
    ))}
  </div>
)
