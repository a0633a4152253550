/** What was counted of an item of a return: fit to be sold again, and damaged. The rest goes back to the store. */
export interface Grade {
  good: number;
  damaged: number;
}

/** One more piece of a grade; never more than were sent. */
export function withOne(grade: Grade, kind: keyof Grade, sentEach: number): Grade {
  if (grade.good + grade.damaged >= sentEach) return grade;
  return { ...grade, [kind]: grade[kind] + 1 };
}
