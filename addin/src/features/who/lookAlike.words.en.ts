/** What warns of an address that was made to be mistaken for a customer's. */
export const en = {
  'lookalike.not': 'Be careful: this is not {name}.',
  'lookalike.not.us': 'Be careful: this is not a colleague.',
  'lookalike.foreign': 'The {letter} in {word} is {script}.',
  'lookalike.words': 'It says “{seen}”, not “{known}”.',
  'lookalike.known': 'The address of {name} is {address}.',
  'lookalike.domain': 'The domain of {name} is {domain}.',
  'lookalike.ours': 'The domain of your company is {domain}.',
  'lookalike.call': 'Do not act on payment details in this email. Call the number you know:',
  'lookalike.ask': 'Do not act on payment details in this email. Ask the customer in another way first.',
  'lookalike.ask.us': 'Do not act on payment details in this email. Ask your colleague in another way first.',
  'lookalike.show': 'Show {name}',
} as const;
