// What the pane's Office object is told of a meeting: plain data in the shapes of Outlook's API.
import { server } from './server.js';
import { momentOf } from './words.js';

const answers = { accepted: 'accepted', tentativelyAccepted: 'tentative', declined: 'declined', organizer: 'organizer' };

/** Whoever called the meeting has it as AppointmentCompose; a phone shows every meeting as one to read. */
export const isOrganised = ({ meeting, choices }) => meeting !== null && meeting.isOrganizer && choices.width !== 'phone';

/** Outlook's EmailAddressDetails, made with `details`, and adds what the person answered. */
function attendees(list, details) {
  return list.map((person) => ({ ...details(person), appointmentResponse: answers[person.response] ?? 'none' }));
}

function organizer({ meeting }, details) {
  return { ...details(meeting.organizer), appointmentResponse: 'organizer' };
}

function times({ start, end, isAllDay }) {
  return { start: momentOf(start, isAllDay).toISOString(), end: momentOf(end, isAllDay).toISOString() };
}

/** The open meeting; `calls` are what an item of another's calendar has besides. */
export function meetingItem(state, details, calls) {
  const { meeting } = state;
  const phone = state.choices.width === 'phone';
  const kind = { itemType: 'appointment', seriesId: meeting.seriesEwsId };
  if (isOrganised(state)) {
    return {
      told: kind,
      fetched: ['requiredAttendees', 'optionalAttendees', 'organizer', 'subject', 'location'],
      fetchedDates: ['start', 'end'],
      calls: ['getItemIdAsync', ...calls],
      keeps: meeting.id,
    };
  }
  return {
    told: {
      ...kind,
      itemId: phone ? meeting.restId : meeting.ewsId,
      itemClass: meeting.seriesEwsId === null ? 'IPM.Appointment' : 'IPM.Appointment.Occurrence',
      subject: meeting.subject,
      normalizedSubject: meeting.subject,
      location: meeting.location,
      organizer: organizer(state, details),
      requiredAttendees: attendees(meeting.required, details),
      optionalAttendees: attendees(meeting.optional, details),
      attachments: [],
    },
    dates: {
      ...times(meeting),
      dateTimeCreated: meeting.dateTimeCreated,
      ...(phone ? {} : { dateTimeModified: meeting.dateTimeModified }),
    },
    calls,
    keeps: meeting.id,
  };
}

/** What changed of the open meeting, as the events Outlook tells its organiser: [type, value]. */
export function meetingEvents(meeting, before) {
  const same = (name) => JSON.stringify(meeting[name]) === JSON.stringify(before[name]);
  const fields = {
    requiredAttendees: !same('required'),
    optionalAttendees: !same('optional'),
    resources: false,
    to: false,
    cc: false,
    bcc: false,
  };
  const told = [];
  if (fields.requiredAttendees || fields.optionalAttendees) {
    told.push(['olkRecipientsChanged', { changedRecipientFields: fields }]);
  }
  if (!same('start') || !same('end')) {
    const { start, end } = times(meeting);
    told.push(['olkAppointmentTimeChanged', { start: new Date(start), end: new Date(end) }]);
  }
  return told;
}

/** The values of a meeting's asynchronous getters. */
export const meetingGetters = (detailsOf) => ({
  'item.requiredAttendees.getAsync': (state) => attendees(state.meeting.required, detailsOf(state)),
  'item.optionalAttendees.getAsync': (state) => attendees(state.meeting.optional, detailsOf(state)),
  'item.organizer.getAsync': (state) => organizer(state, detailsOf(state)),
  'item.location.getAsync': ({ meeting }) => meeting.location,
  'item.start.getAsync': ({ meeting }) => times(meeting).start,
  'item.end.getAsync': ({ meeting }) => times(meeting).end,
  'item.getItemIdAsync': ({ meeting }) => meeting.ewsId,
  'item.loadCustomPropertiesAsync': async ({ user, mailbox }, [id]) => (await server.properties(user.name, mailbox, id)).properties,
  'item.customProperties.saveAsync': async ({ user, mailbox }, [id, values]) => {
    await server.keepProperties(user.name, mailbox, id, values);
  },
});
