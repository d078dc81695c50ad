import type { ComponentChildren } from 'preact'

const icon = (children: ComponentChildren) => () => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.8"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)
const drawn = (d: string) => icon(<path d={d} />)

export const CloseIcon = drawn('m6 6 12 12M18 6 6 18')
export const PlusIcon = drawn('M12 5v14M5 12h14')
export const SendIcon = drawn('M20 4 10.5 13.5M20 4l-6 17-3.5-7.5L3 10z')
export const DownIcon = drawn('M12 5v14m-6-6 6 6 6-6')
export const PersonIcon = drawn(
  'M4.5 13.5v-2a7.5 7.5 0 0 1 15 0v2M4.5 13a1.5 1.5 0 0 1 3 0v3a1.5 1.5 0 0 1-3 0zm12 0a1.5 1.5 0 0 1 3 0v3a1.5 1.5 0 0 1-3 0zM18 17.5c0 2-2 3-4.5 3',
)
export const RobotIcon = drawn(
  'M7 8.5h10a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2zm5 0V5m0-.5h.01M9.5 12.5v1m5-1v1M2.5 12.5v2m19-2v2',
)
export const SoundIcon = drawn('M4 10v4h3.5L12 18V6l-4.5 4zm11.5-.5a3.5 3.5 0 0 1 0 5m2.5-8a7.5 7.5 0 0 1 0 11')
export const MutedIcon = drawn('M4 10v4h3.5L12 18V6l-4.5 4zm12 0 4.5 4.5m0-4.5L16 14.5')
export const UpThumbIcon = drawn(
  'M7 11v8H4.5v-8zm0 0 3.5-7c1.4 0 2.3 1 2 2.5L12 9.5h5a2 2 0 0 1 2 2.400l-1.1 5.5a2 2 0 0 1-2 1.600H7',
)
export const DownThumbIcon = drawn(
  'M17 13V5h2.5v8zm0 0-3.5 7c-1.4 0-2.3-1-2-2.5l.5-3H7a2 2 0 0 1-2-2.400l1.1-5.5A2 2 0 0 1 8.1 5H17',
)

const MOUTHS = [
  'M8 17c1-2 2.4-3 4-3s3 1 4 3',
  'M8.5 16.300c2-1.3 5-1.3 7 0',
  'M8.5 15.5h7',
  'M8.5 15c2 1.5 5 1.5 7 0',
  'M7.5 14c1 2.2 2.7 3.3 4.5 3.300s3.5-1.1 4.5-3.300z',
]

/** A face for a score of 1–5. */
export const Face = ({ score }: { score: number }) => {
  const Drawing = icon(
    <>
      <circle cx="12" cy="12" r="9.5" />
      <path d="M9 9.5v.8m6-.8v.8" />
      <path d={MOUTHS[score - 1]!} />
    </>,
  )
  return <Drawing />
}
