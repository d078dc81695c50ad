let audio: AudioContext | undefined

/** Browsers let a page sound only after a gesture; call it from one. */
export function prepareBeep(): void {
  try {
    audio ??= new AudioContext()
    void audio.resume()
  } catch {}
}

/** Two soft notes, a third of a second. */
export function beep(): void {
  if (audio?.state !== 'running') return
  const start = audio.currentTime
  for (const [after, pitch] of [
    [0, 660],
    [0.11, 880],
  ] as const) {
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0, start + after)
    loudness.gain.linearRampToValueAtTime(0.06, start + after + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + after + 0.22)
    tone.connect(loudness).connect(audio.destination)
    tone.start(start + after)
    tone.stop(start + after + 0.25)
  }
}
