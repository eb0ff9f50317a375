/** Everything that the slice draws, in one file: whoever may write sees a part of it on every card. */
export { Detail } from './Detail';
export { MyDay } from './MyDay';
export { Quick } from './Quick';
export { Acts } from './TaskActs';
export * from './told';
