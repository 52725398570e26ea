import { wordList } from './word-list.ts';

const words =
  wordList(`learn, learns, learning, teach, teaches, teaching, train, trains, training, shadow, shadows, shadowing,
  pair, pairs, pairing, mentor, mentors, mentoring, coach, coaches, coaching`);

/** Whether a title or an id says that somebody learns something. */
export const isLearning = (text: string): boolean =>
  (
    text
      .slice(0, 200)
      .toLowerCase()
      .match(/[\p{L}]+/gu) ?? []
  ).some(it => words.has(it));
