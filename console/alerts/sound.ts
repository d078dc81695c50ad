import { createObservable } from '../desk/observable.ts'

const KEY = 'switchboard.sound'

export const isSoundOn = createObservable(localStorage.getItem(KEY) !== 'off')
isSoundOn.subscribe(() => localStorage.setItem(KEY, isSoundOn.get() ? 'on' : 'off'))

let audio: AudioContext | null = null

/** Two soft notes, made here: no file to load, nothing for the content policy to forbid. */
export function ring() {
  audio ??= new AudioContext()
  void audio.resume()
  const start = audio.currentTime + 0.02
  playNote(audio, 659.25, start)
  playNote(audio, 880, start + 0.14)
}

function playNote(context: AudioContext, hertz: number, at: number) {
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.16, at + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.0005, at + 0.42)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + 0.45)
}
