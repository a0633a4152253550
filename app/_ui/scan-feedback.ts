export type Feedback = "good" | "bad" | "differs";

/** Tones as pairs of pitch and length in milliseconds: short and high is good, long and low is bad, double asks to look. */
const tones: Record<Feedback, readonly [number, number][]> = {
  good: [[1_760, 90]],
  bad: [[220, 450]],
  differs: [
    [880, 120],
    [880, 120],
  ],
};

let audio: AudioContext | undefined;

/** Says good, bad or "look at the quantity" to ears and hand, for somebody who looks at the shelf. */
export function scanFeedback(kind: Feedback): void {
  navigator.vibrate?.(kind === "good" ? 40 : [120, 60, 120]);
  audio ??= new AudioContext();
  void audio.resume();
  let at = audio.currentTime;
  for (const [pitch, lengthMs] of tones[kind]) {
    const tone = audio.createOscillator();
    tone.type = "square";
    tone.frequency.value = pitch;
    tone.connect(audio.destination);
    tone.start(at);
    tone.stop(at + lengthMs / 1_000);
    at += lengthMs / 1_000 + 0.08;
  }
}
