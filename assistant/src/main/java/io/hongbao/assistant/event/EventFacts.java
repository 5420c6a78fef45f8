package io.hongbao.assistant.event;

import io.hongbao.assistant.Wording;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one event: a fact base, written by hand. Everything in it names its sources, and
 * nothing in it is a result. Ids refer to each other and are all known: whoever builds one has
 * checked that.
 *
 * @param timeZone of all hours
 * @param published the day as of which the timetable was published
 * @param incompleteDays whose list of medal events is known not to be whole
 */
public record EventFacts(
        ZoneId timeZone,
        LocalDate published,
        Games games,
        List<Source> sources,
        List<Place> places,
        List<Venue> venues,
        List<Sport> sports,
        List<Discipline> disciplines,
        List<Contest> contests,
        List<MedalEvent> medalEvents,
        List<Ceremony> ceremonies,
        List<NamedDay> namedDays,
        List<Note> notes,
        List<LocalDate> incompleteDays) {

    public EventFacts {
        sources = List.copyOf(sources);
        places = List.copyOf(places);
        venues = List.copyOf(venues);
        sports = List.copyOf(sports);
        disciplines = List.copyOf(disciplines);
        contests = List.copyOf(contests);
        medalEvents = List.copyOf(medalEvents);
        ceremonies = List.copyOf(ceremonies);
        namedDays = List.copyOf(namedDays);
        notes = List.copyOf(notes);
        incompleteDays = List.copyOf(incompleteDays);
    }

    /** Who takes part in a medal event. */
    public enum Who {
        MEN,
        WOMEN,
        MIXED
    }

    /**
     * The event as a whole.
     *
     * @param from the day of the opening
     * @param to the last day
     * @param firstCompetition the first day with competition, which may be before the opening
     * @param hosts ids of places
     * @param medalEvents how many there are in all
     * @param sources ids; they also stand for each day and hour that names none of its own
     * @param venueSources ids, for where things are
     */
    public record Games(
            Wording names,
            LocalDate from,
            LocalDate to,
            LocalDate firstCompetition,
            List<String> hosts,
            int medalEvents,
            List<String> sources,
            List<String> venueSources) {
        public Games {
            hosts = List.copyOf(hosts);
            sources = List.copyOf(sources);
            venueSources = List.copyOf(venueSources);
        }
    }

    /** A public page that something was taken from. */
    public record Source(String id, String title, String url) {}

    /**
     * A town, or what people call several by one name.
     *
     * @param near the id of the larger place that it belongs to; its own when there is none
     */
    public record Place(String id, Wording names, List<String> askedAs, String near) {
        public Place {
            askedAs = List.copyOf(askedAs);
        }
    }

    /** A building or course, in a place. */
    public record Venue(String id, Wording names, String place, List<String> askedAs) {
        public Venue {
            askedAs = List.copyOf(askedAs);
        }
    }

    /** A group of disciplines under one federation; what the total of sports counts. */
    public record Sport(String id, Wording names, List<String> askedAs) {
        public Sport {
            askedAs = List.copyOf(askedAs);
        }
    }

    /**
     * What people mean by a sport: curling, alpine skiing.
     *
     * @param days with competition, in the published timetable
     */
    public record Discipline(
            String id,
            String sport,
            Wording names,
            List<String> askedAs,
            List<String> venues,
            List<LocalDate> days,
            List<CalledOff> calledOff) {
        public Discipline {
            askedAs = List.copyOf(askedAs);
            venues = List.copyOf(venues);
            days = List.copyOf(days);
            calledOff = List.copyOf(calledOff);
        }
    }

    /**
     * A day on which a discipline has no competition after all, as was known from {@code announced}
     * on.
     */
    public record CalledOff(LocalDate announced, LocalDate on, List<String> sources) {
        public CalledOff {
            sources = List.copyOf(sources);
        }
    }

    /** A kind of contest, and how people call it. */
    public record Contest(String id, List<String> askedAs) {
        public Contest {
            askedAs = List.copyOf(askedAs);
        }
    }

    /**
     * One set of medals.
     *
     * @param planned the day and hour in the published timetable
     * @param moves later changes, in the order of their announcement
     */
    public record MedalEvent(
            String id,
            String discipline,
            String contest,
            Who who,
            Wording names,
            Slot planned,
            String venue,
            List<Move> moves) {
        public MedalEvent {
            moves = List.copyOf(moves);
        }

        /** When it is, as far as was known on {@code today}. */
        Slot slot(LocalDate today) {
            return lastMove(today).map(Move::to).orElse(planned);
        }

        /** The newest change that was known on {@code today}. */
        Optional<Move> lastMove(LocalDate today) {
            return moves.stream()
                    .filter(move -> !move.announced().isAfter(today))
                    .max(Comparator.comparing(Move::announced));
        }
    }

    /** A day and an hour, local to the event. */
    public record Slot(LocalDate on, LocalTime at) {}

    /** A medal event put to another time, as was known from {@code announced} on. */
    public record Move(LocalDate announced, Slot to, List<String> sources) {
        public Move {
            sources = List.copyOf(sources);
        }
    }

    /** An opening or a closing. */
    public record Ceremony(
            String id, Wording names, Slot slot, String venue, List<String> sources) {
        public static final String OPENING = "opening";
        public static final String CLOSING = "closing";

        public Ceremony {
            sources = List.copyOf(sources);
        }
    }

    /** A day that people call by a name. */
    public record NamedDay(LocalDate on, List<String> askedAs) {
        public NamedDay {
            askedAs = List.copyOf(askedAs);
        }
    }

    /** A fact that is told as it is written. */
    public record Note(String id, List<String> askedAs, Wording says, List<String> sources) {
        public Note {
            askedAs = List.copyOf(askedAs);
            sources = List.copyOf(sources);
        }
    }

    Place place(String id) {
        return found(places.stream().filter(place -> place.id().equals(id)).findFirst(), id);
    }

    Venue venue(String id) {
        return found(venues.stream().filter(venue -> venue.id().equals(id)).findFirst(), id);
    }

    Discipline discipline(String id) {
        return found(disciplines.stream().filter(one -> one.id().equals(id)).findFirst(), id);
    }

    private static <T> T found(Optional<T> fact, String id) {
        return fact.orElseThrow(() -> new IllegalArgumentException("no fact has the id " + id));
    }
}
