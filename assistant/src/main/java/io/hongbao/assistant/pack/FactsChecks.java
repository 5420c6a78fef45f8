package io.hongbao.assistant.pack;

import io.hongbao.assistant.event.EventFacts;
import io.hongbao.assistant.event.EventFacts.Discipline;
import io.hongbao.assistant.event.EventFacts.Games;
import io.hongbao.assistant.event.EventFacts.MedalEvent;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Node;
import io.hongbao.yaml.Spot;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What must hold between the facts of an event, once each of them can be read. */
final class FactsChecks {
    private final EventFacts facts;
    private final Fields fields;

    private FactsChecks(EventFacts facts, Fields fields) {
        this.facts = facts;
        this.fields = fields;
    }

    static void check(EventFacts facts, Fields fields) {
        FactsChecks checks = new FactsChecks(facts, fields);
        checks.games();
        checks.ceremonies();
        checks.sports();
        checks.disciplines();
        checks.medalEvents();
        checks.total();
    }

    private void games() {
        Games games = facts.games();
        if (games.firstCompetition().isAfter(games.from()) || games.from().isAfter(games.to())) {
            fields.at("games")
                    .refuse(
                            "must have firstCompetition not after from, and from not after to",
                            "put the three days in order");
        }
    }

    private void ceremonies() {
        if (facts.ceremonies().size() != 2) {
            fields.at("ceremonies")
                    .refuse("must have an opening and a closing", "add the one that is missing");
        }
    }

    private void sports() {
        List<Spot> spots = items("sports");
        for (int i = 0; i < spots.size(); i++) {
            String id = facts.sports().get(i).id();
            if (facts.disciplines().stream().noneMatch(one -> one.sport().equals(id))) {
                spots.get(i)
                        .refuse(
                                "is the sport of no discipline",
                                "remove it, or add its discipline");
            }
        }
    }

    private void disciplines() {
        List<Spot> spots = items("disciplines");
        for (int i = 0; i < spots.size(); i++) {
            Discipline discipline = facts.disciplines().get(i);
            discipline.days().stream()
                    .filter(this::isOutside)
                    .findFirst()
                    .ifPresent(day -> refuseOutside(spots, discipline, day));
            if (facts.medalEvents().stream()
                    .noneMatch(event -> event.discipline().equals(discipline.id()))) {
                spots.get(i).refuse("has no medal event", "add one, or remove the discipline");
            }
        }
    }

    private void refuseOutside(List<Spot> spots, Discipline discipline, LocalDate day) {
        spots.get(facts.disciplines().indexOf(discipline))
                .refuse(
                        "has the day " + day + ", which is outside the games",
                        "correct the day, or firstCompetition and to");
    }

    private boolean isOutside(LocalDate day) {
        return day.isBefore(facts.games().firstCompetition()) || day.isAfter(facts.games().to());
    }

    private void medalEvents() {
        List<Spot> spots = items("medalEvents");
        for (int i = 0; i < spots.size(); i++) {
            MedalEvent event = facts.medalEvents().get(i);
            Spot spot = spots.get(i);
            facts.disciplines().stream()
                    .filter(one -> one.id().equals(event.discipline()))
                    .forEach(discipline -> check(event, discipline, spot));
            event.moves().stream()
                    .map(move -> move.to().on())
                    .filter(this::isOutside)
                    .forEach(day ->
                            spot.refuse(
                                    "is moved to " + day + ", which is outside the games",
                                    "correct the day"));
        }
    }

    private static void check(MedalEvent event, Discipline discipline, Spot spot) {
        if (!discipline.days().contains(event.planned().on())) {
            spot.refuse(
                    "is on "
                            + event.planned().on()
                            + ", which is not one of the days of "
                            + discipline.id(),
                    "correct the day, or add it to the discipline");
        }
        if (!discipline.venues().contains(event.venue())) {
            spot.refuse(
                    "is at " + event.venue() + ", which is not a venue of " + discipline.id(),
                    "correct the venue, or add it to the discipline");
        }
    }

    /** A whole list has exactly the total; one that is known not to be whole has fewer. */
    private void total() {
        int written = facts.medalEvents().size();
        int total = facts.games().medalEvents();
        boolean whole = facts.incompleteDays().isEmpty();
        if (whole && written != total) {
            fields.at("medalEvents")
                    .refuse(
                            "has " + written + " medal events, but games.medalEvents is " + total,
                            "add what is missing, or name the days that are not whole in incompleteDays");
        }
        if (!whole && written >= total) {
            fields.at("incompleteDays")
                    .refuse(
                            "names days that are not whole, but all "
                                    + total
                                    + " medal events are there",
                            "write incompleteDays: []");
        }
    }

    private List<Spot> items(String name) {
        Spot list = fields.at(name);
        List<Spot> spots = new ArrayList<>();
        if (list.node() instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                Spot spot = new Spot(list.problems(), name, item);
                spots.add(new Spot(list.problems(), name + "[" + spot.id().orElse("") + "]", item));
            }
        }
        return spots;
    }
}
