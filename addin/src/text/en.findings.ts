/**
 * What the reports of `/api/insights` say, by finding code. The API sends a code with values; the sentence has a hole for each value.
 * Values whose name ends in `Share` are parts of 1, those that end in `Day` are days; all others are numbers or texts as they are.
 */
export const findings = {
  'fit-converged': 'The likeliest parameters were found in {steps} steps; {agreeing} of {starts} starts led there.',
  'fit-held':
    'The likeliest parameters were found in {steps} steps; {agreeing} of {starts} starts led there. {held} is held: the data show only that it is large.',
  'fit-undetermined': 'The data do not determine {parameters}: the likelihood keeps rising without bound.',
  'fit-few-observations': 'There are too few observations for this model.',
  'fit-no-maximum': 'No likeliest parameters were found from {starts} starts.',
  'few-repeaters':
    '{repeaters} of {customers} customers came back. With fewer than {fewest}, plain averages are more reliable than a model.',
  'no-purchase-model': 'No purchase model fits. Only plain averages are available.',
  'nobody-leaves':
    '{model}: no customer in these data left for good. A model with leaving explains the data no better, so P(alive) is 1 for every customer by assumption.',
  'highest-likelihood': '{model} has the highest likelihood of the models that fit.',
  'best-held-back': '{model} gave the purchases of the last {weeks} weeks, held back, the highest probability.',
  'models-stacked':
    'What is expected is a mean of models, weighted so that it errs least over the coming {weeks} weeks: {models}.',
  'purchases-have-season':
    'Purchases have a season, which these models do not know. Values and risks lean to the season in which this history ends: compare them with those of the same day of another year.',
  'same-price':
    'Every repeat purchase of {customers} customers came to the same amount. That price is used; {model} cannot be fitted to it.',
  'spend-model': '{model} on {purchases} repeat purchases of {customers} customers; first purchases are left out.',
  'spend-constant':
    '{model} on {purchases} repeat purchases of {customers} customers, first purchases left out, with {held} held large: nearly every customer always spends the same.',
  'spenders-alike':
    '{model} on {purchases} repeat purchases of {customers} customers, first purchases left out, with {held} held large: customers are nearly alike in what they spend.',
  'few-spenders':
    'Customers who came back and spent money: {customers}. At least {fewest} are needed to estimate the value of a purchase.',
  'no-spend-model': 'The value of a purchase cannot be estimated.',
  'spend-has-no-mean': 'What this customer spends per purchase varies too much to have a mean.',
  'churn-tried':
    'Tried on the last {weeks} weeks of {customers} customers: stated {statedShare} on average, {observedShare} stayed away.',
  'churn-orders-better':
    'It ordered customers better than recency and frequency alone, by more than chance explains ({auc} against {plainAuc}, where 0.5 is chance).',
  'churn-orders-no-better':
    'It did not order customers better than recency and frequency alone by more than chance explains ({auc} against {plainAuc}, where 0.5 is chance).',
  'churn-all-alike': 'All customers did the same, so the order cannot be tested.',
  'churn-short-history': 'The history is too short to try the risk on weeks held back.',
  'churn-not-calibrated':
    'Too few customers stayed away or came back in this history to calibrate on: the risk is what {model} says by itself, and has not been tried.',
  'silent-beyond-own-pause':
    'Silent for {weeks} weeks, {times} times as long as the usual pause of {pauseWeeks}: raises the risk by {pointsShare}.',
  'silent-within-own-pause':
    'Silent for {weeks} weeks, {times} times as long as the usual pause of {pauseWeeks}: lowers the risk by {pointsShare}.',
  'bought-once-long-ago':
    'Bought once, {weeks} weeks ago, {times} times as long as the usual pause of {pauseWeeks}: raises the risk by {pointsShare}.',
  'bought-once-lately':
    'Bought once, {weeks} weeks ago, {times} times as long as the usual pause of {pauseWeeks}: lowers the risk by {pointsShare}.',
  'spend-raises-risk':
    'Spends {spend} per purchase, where {typicalSpend} is typical: raises the risk by {pointsShare}.',
  'spend-lowers-risk':
    'Spends {spend} per purchase, where {typicalSpend} is typical: lowers the risk by {pointsShare}.',
  'rhythm-learned':
    'Learned from {customers} customers with two gaps or more and from the pauses of all that have not ended, as far as each may.',
  'rhythm-learned-with-model':
    'Learned from {customers} customers with two gaps or more and from the pauses of all that have not ended, as far as {model} says that they will.',
  'rhythm-unknown':
    'Fewer than {fewest} customers bought three times, or most pauses have not ended in so short a history: too little is known of how long pauses last.',
  'rhythm-most-not-back':
    'Most customers who bought once have not bought again so far: too little is known of how long that takes.',
  'next-purchase-likely':
    'Likely between {earliestDay} and {latestDay} (80 %), from {ownGaps} gaps of the customer and {customers} customers.',
  'next-purchase-overdue':
    'Overdue: nine of ten would have bought by {usualByDay}. Should the customer come back, then between {earliestDay} and {latestDay} (80 %), from {ownGaps} gaps of the customer and {customers} customers.',
  'next-purchase-gone':
    'Likely gone: fewer than 1 of 100 pauses lasts the {days} days that this pause has lasted. Should the customer come back, then between {earliestDay} and {latestDay} (80 %), from {ownGaps} gaps of the customer and {customers} customers.',
  'backtest-none': 'The history is too short to say how far off earlier forecasts would have been.',
  'backtest-error': 'Forecasts tried: {forecasts}. On average they were off by {error}.',
  'backtest-error-share': 'Forecasts tried: {forecasts}. On average they were off by {errorShare}.',
  'backtest-near-only': 'They were tried up to {farthest} steps ahead only.',
  'backtest-naive-season': 'Repeating the last season would have been off by {errorShare}.',
  'backtest-naive-value': 'Repeating the last value would have been off by {errorShare}.',
  'forecast-no-history': 'There is no history to forecast from.',
  'forecast-untested': 'The history is too short to test the forecast on.',
  'forecast-season-unknown': 'There are less than three seasons of history: the season is not known.',
  'forecast-season-unsure': 'There are less than three seasons of history: growth and season are those of two.',
  'forecast-not-converged': 'The search for the best parameters ended before it had found them.',
  'forecast-one-value': 'One value is no history: the interval is assumed, not measured.',
  'forecast-few-values': 'There are too few values for a model.',
  'forecast-nothing-sold': 'Nothing has been sold for so long that no more is expected.',
  'forecast-rare-sales': 'Sales are rare: the figure is a mean rate, single periods will be zero or far above it.',
  'forecast-gaps-filled': '{gaps} of {periods} values were not known and are filled in.',
  'forecast-exception-replaced':
    'The period from {startDay} has {value}, where about {usual} is usual: the forecast takes the figure for an exception and learns from {usual} in its place.',
  'forecast-not-reported':
    'Periods at the end without a report: {periods}. What is expected supposes that sales went on.',
  'elasticity-few-weeks': 'Not enough data: {weeks} whole weeks, and at least {fewest} are needed.',
  'elasticity-empty-weeks': 'Not enough data: {empty} of {weeks} weeks have no sale and thus no known price.',
  'elasticity-one-price': 'Not enough variation: over {weeks} weeks the price was nearly the same.',
  'elasticity-price-follows-time':
    'Not enough variation: over {weeks} weeks the price changed only along with time, so its effect cannot be separated from the trend.',
  'elasticity-unsettled': 'The estimate did not settle, so no elasticity is shown.',
  'elasticity-too-wide': 'Not enough variation: {weeks} weeks leave the elasticity between {lower} and {upper}.',
  'dearer-sells-less':
    'A price 1 % higher went with {change} % less volume (elasticity {lower} to {upper}, {weeks} weeks).',
  'dearer-sells-more':
    'A price 1 % higher went with {change} % more volume (elasticity {lower} to {upper}, {weeks} weeks).',
  'elasticity-stocking-up':
    'In the week of a promotion a price 1 % lower brought {change} % more volume (elasticity {lower} to {upper}), but customers stocked up: the next three weeks sold less. The lasting effect counts these weeks, too.',
  'elasticity-price-list':
    'On the same day the price of a unit falls with the quantity of the line ({lines} lines): a price list by quantity, which does not show how volume responds to the price.',
  'elasticity-maybe-none': 'The price may well have no effect.',
  'returns-none': 'No line is below zero: there are no returns.',
  'returns-counted':
    'Returns and refunds: {lines}, {amount} together; none counts as a purchase. The order of {settled} was identified. Orders given back whole, which count as none: {cancelled}. The others count with what was kept.',
  'returns-open': 'Returns whose order cannot be identified, which reduce the customer’s total only: {lines}.',
  'returns-turned': 'Lines with a quantity below zero beside an amount above it, read as money given back: {lines}.',
  'customers-without-purchase':
    'Customers without an order that stands, who are in no segment and no model: {customers}.',
  'sales-without-customer':
    'Lines without a customer: {lines}, {amount} together. They count for revenue, baskets and the forecast, and for no customer.',
  'order-far-above-others':
    'An order of {customer} on {orderDay} came to {amount}, more than twenty times what is usual. What is said of the customer counts it as {countedAmount}; revenue counts it whole.',
  'no-baskets': 'Nothing was bought: there are no baskets with a product.',
  'no-frequent-pairs': 'No two products are together in {fewest} or more of {baskets} baskets.',
  'rules-none': 'Rules tried: {tried}. None shows more than chance explains.',
  'rules-some': '{told} of {tried} rules tried show more than chance explains.',
  'rules-most': '{told} of {tried} rules tried are shown; there may be more.',
  'rule-of-baskets':
    'Of {ifBaskets} baskets with {items}, {baskets} also held {item}: {confidenceShare} ({lowerShare} to {upperShare}), against {otherShare} of all {allBaskets} baskets.',
  'rule-of-customers':
    'Of {ifBaskets} customers with {items}, {baskets} also had {item}: {confidenceShare} ({lowerShare} to {upperShare}), against {otherShare} of all {allBaskets} customers.',
  'together-in-baskets':
    '{sold} of all {all} baskets have {item} ({share}). No other product speaks for it by itself; what is in this basket, taken together, does.',
  'together-with-customers':
    '{sold} of all {all} customers have {item} ({share}). No other product speaks for it by itself; all that this customer bought, taken together, does.',
  'popular-in-baskets': '{sold} of all {all} baskets have {item} ({share}); it is popular, and no more is known.',
  'popular-with-customers': '{sold} of all {all} customers have {item} ({share}); it is popular, and no more is known.',
  'hint-chances-tried':
    'A chance is that the customer buys the product within {weeks} weeks. Tried on the last {weeks} weeks with {hints} hints to {customers} customers: stated {statedShare} on average, {observedShare} were bought; {errorShare} apart on average by tenths.',
  'hint-chances-unknown':
    'Too little was bought in the last fifth of this history to learn how often what is hinted is bought: hints are in order, without a chance.',
  'products-not-hinted':
    'Never hinted: {discontinued} products that are no longer sold, {onceSold} that were in a single order, {charges} that are postage, fees or discounts.',
  'worth-margin-within':
    'A chance of about {chanceShare} within {weeks} weeks of {worth}, the usual margin on it, is worth {value}.',
  'worth-spend-within':
    'A chance of about {chanceShare} within {weeks} weeks of {worth}, the usual spend for it, is worth {value}.',
  'worth-margin': 'A chance of about {chanceShare} of {worth}, the usual margin on it, is worth {value}.',
  'worth-spend': 'A chance of about {chanceShare} of {worth}, the usual spend for it, is worth {value}.',
  'recommendations-tried-on-baskets':
    'With one item hidden, {shown} recommendations named it in about {hits} of {tried} real baskets: {hitShare} ({lowerShare} to {upperShare}); the best sellers alone {bestSellersShare}.',
  'recommendations-tried-on-customers':
    'With one item hidden, {shown} recommendations named it for about {hits} of {tried} real customers: {hitShare} ({lowerShare} to {upperShare}); the best sellers alone {bestSellersShare}.',
  'upsell-no-groups': 'Nothing is said about dearer variants: the groups of the products are not named.',
  'upsell-few-buyers':
    'Not enough data: no group has a cheaper item with {fewest} buyers who came back and a dearer item that as many bought.',
  'upsell-none': 'Pairs of a cheaper and a dearer item: {pairs}. None shows more moves than chance explains.',
  'upsell-some':
    '{moves} of {pairs} pairs of a cheaper and a dearer item show more moves than chance explains. A move is that the dearer item was bought later, whether or not the cheaper item was given up; that does not prove that an offer makes a customer move.',
  'move-more-often':
    '{moved} of {buyers} customers who bought {from} (about {fromPrice}) and came back went on to buy {to} (about {toPrice}): {share} ({lowerShare} to {upperShare}), {ratio} times as often as other customers who bought as much.',
  'move-of-them-alone':
    '{moved} of {buyers} customers who bought {from} (about {fromPrice}) and came back went on to buy {to} (about {toPrice}): {share} ({lowerShare} to {upperShare}), and none of the other customers who bought as much.',
  score: '{measure} {value}, {lower} to {upper} with 95 % confidence, from {answers} answers.',
  'score-few-answers': 'Answers: only {answers}. {measure} {value}, {lower} to {upper} with 95 % confidence.',
  'score-no-interval': 'Answers: only {answers}. {measure} {value}; there are too few answers for an interval.',
  'change-unknown': 'There are too few answers to show whether anything changed.',
  'change-real':
    '{measure} went from {before} to {after} ({difference}, {lower} to {upper}): more than chance explains (p = {p}, corrected for {tried} changes).',
  'change-chance':
    '{measure} went from {before} to {after} ({difference}, {lower} to {upper}): no more than chance explains (p = {p}, corrected for {tried} changes).',
  'one-period': 'All answers are of one period.',
  'period-changes': 'Changes from one period to the next: {changes}, of them more than chance explains: {real}.',
  'patterns-few-outcomes':
    'Not enough data: {hits} of {customers} customers {happened}, and at least {fewest} of either kind are needed.',
  'patterns-no-better':
    'These traits do not predict who {happened}: out of sample they are no better than chance (AUC {auc}).',
  'patterns-found':
    'Of two customers, the one who {happened} is distinguished from the one who did not in {aucShare} of cases ({lowerShare} to {upperShare}); the likeliest tenth {happened} {lift} times as often as all customers. They go together; that does not prove a cause.',
  'pattern-category':
    'Of {customers} customers with {trait} {level}, {rateShare} {happened} ({lowerShare} to {upperShare}), against {otherShare} of the others.',
  'pattern-at-most':
    'Of {customers} customers with {trait} up to {limit}, {rateShare} {happened} ({lowerShare} to {upperShare}), against {otherShare} of the others.',
  'pattern-at-least':
    'Of {customers} customers with {trait} of {limit} or more, {rateShare} {happened} ({lowerShare} to {upperShare}), against {otherShare} of the others.',
  'pattern-all-else-equal': 'All else equal, the odds are {odds} times those with {reference} ({lower} to {upper}).',
  'retention-expected': '{model} expects {mean} of the first {within} periods ({lower} to {upper}).',
  'retention-backtest':
    'Fitted to the first {fitted} periods alone, the model expected {expectedShare} to be there after {period}; counted are {countedShare} ({lowerShare} to {upperShare}).',
  'retention-backtest-failed': 'Do not rely on what the model says of later periods.',
  'retention-few-periods': 'The periods are too few to try the model on periods that were held back.',
  'retention-little-happened':
    'Too little happened in the first {periods} periods to fit the model to them alone and to try it on the others.',
  'retention-alike':
    'In these data customers do not differ in how readily they leave: no customer is expected to stay longer because they have stayed.',
  'retention-even-model':
    'The model lets customers leave in every period: where contracts run for a year, its months within a year are too even.',
  'retention-few-departures':
    'No model is fitted: it takes ten customers who left, in more than one period, and others who stayed.',
  'retention-no-model': 'No model is fitted.',
  'regions-reconciled':
    'The {regions} regions and the total were forecast each by itself and then moved as little as makes the sums agree; errors are those before that. A region counts as nothing before its first value.',
  'regions-silent':
    'Not reported up to the end of the file: {regions}. The missing periods are taken as forecast, in the total, too; write 0 where nothing was sold.',
  'prices-top': 'Shown are the {told} of {products} products with the highest revenue.',
  'regions-too-new': 'No period is over yet, left out: {regions}.',
  'forecast-running-left-out':
    'The period from {fromDay} to {toDay} is not over: what has come in so far is left out, and the whole period is forecast.',
  'forecast-only-running':
    'The only period with a value, from {fromDay} to {toDay}, is not over: its value is taken as that of the whole.',
  'prices-left-out': 'Lines without a price and a quantity above 0, left out: {lines}.',
  'prices-known': 'How volume responds to the price is known for {known} of {told} products.',
  'prices-each-interval': 'Each interval holds with 95 % by itself, so of twenty about one does not.',
  'prices-no-proof':
    'Prices that moved with promotions or seasons do not prove that the price moved the volume, and where customers stock up in a promotion, a lasting change does less than shown here, unless a finding about the product names it.',
  'patterns-last-line-counts':
    'Each customer counts once, by the last of their lines. Earlier lines, which do not count: {lines}.',
  'retention-nobody-observed': 'No customer was observed for any time: every customer began on the last day.',
  'retention-no-whole-period': 'No customer was observed for a whole period.',
  'retention-counted':
    'Of {customers} customers {departures} left; after {periods} periods {survivalShare} are still there ({lowerShare} to {upperShare}).',
  'retention-median': 'Half have left after {periods} periods.',
  'retention-median-unknown': 'More than half are still there at the end, so nothing is said of when half have left.',
  'retention-mean': 'Of the first {within} periods a customer stays {mean} on average ({lower} to {upper}).',
  'retention-ends-planned': 'Ends that are yet to come, which count as still there: {ends}.',
} as const;
