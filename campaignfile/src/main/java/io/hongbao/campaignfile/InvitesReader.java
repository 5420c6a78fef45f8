package io.hongbao.campaignfile;

import io.hongbao.core.campaign.InviteRules;
import io.hongbao.yaml.Fields;
import io.hongbao.yaml.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a campaign gives for accepted invites. */
final class InvitesReader {
    private static final String REWARDS = "rewards: {inviter: card25, friend: card25}";

    /** Where prizes are named, in the order of the file. */
    private final List<Spot> named = new ArrayList<>();

    /** Who may accept. */
    private enum Friends {
        ALL,
        NEW
    }

    /** The rules, and every place in them that names a prize. */
    record Located(InviteRules rules, List<Spot> named) {
        static final Located NONE = new Located(InviteRules.NONE, List.of());
    }

    private InvitesReader() {}

    static Optional<Located> read(Spot spot) {
        InvitesReader reader = new InvitesReader();
        return spot.fields("rewards", "most", "draw", "later", "validityDays", "friends")
                .flatMap(fields -> reader.rules(spot, fields))
                .map(rules -> new Located(rules, List.copyOf(reader.named)));
    }

    private Optional<InviteRules> rules(Spot spot, Fields fields) {
        int problemsBefore = spot.problems().count();
        InviteRules.Sides rewards =
                fields.or(
                        "rewards",
                        InviteRules.Sides.NOTHING,
                        value -> value.fields("inviter", "friend").map(this::sides));
        Optional<Integer> most =
                fields.need("most", "most: 20", Values.smallCount(InviteRules.MAX_MOST));
        InviteRules.Draw draw = fields.or("draw", InviteRules.Draw.NONE, this::draw);
        List<InviteRules.Later> later = fields.or("later", List.of(), this::later);
        int validityDays =
                fields.or(
                        "validityDays",
                        InviteRules.UNTIL_THE_END,
                        Values.smallCount(InviteRules.MAX_VALIDITY_DAYS));
        Friends friends =
                fields.or("friends", Friends.ALL, Values.oneOf(List.of(Friends.values())));
        if (most.isEmpty() || spot.problems().count() > problemsBefore) {
            return Optional.empty();
        }
        if (named.isEmpty()) {
            return spot.refuse("must give somebody something", "add rewards, such as " + REWARDS);
        }
        return Optional.of(
                new InviteRules(
                        rewards, most.get(), draw, later, validityDays, friends == Friends.NEW));
    }

    private InviteRules.Sides sides(Fields fields) {
        return new InviteRules.Sides(
                fields.or("inviter", "", this::prize), fields.or("friend", "", this::prize));
    }

    private Optional<String> prize(Spot spot) {
        Optional<String> id = Values.id(spot);
        if (id.isPresent()) {
            named.add(spot);
        }
        return id;
    }

    private Optional<InviteRules.Draw> draw(Spot spot) {
        Optional<Fields> fields = spot.fields("every", "prize");
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> every =
                fields.get().need("every", "every: 3", Values.smallCount(InviteRules.MAX_MOST));
        Optional<String> prize = fields.get().need("prize", "prize: cash", this::prize);
        return every.flatMap(many -> prize.map(id -> new InviteRules.Draw(many, id)));
    }

    private Optional<List<InviteRules.Later>> later(Spot spot) {
        Optional<List<Spot>> items = spot.items(1, InviteRules.MAX_LATER);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<InviteRules.Later> all = new ArrayList<>();
        int before = 0;
        for (Spot item : items.get()) {
            Optional<Fields> read = item.fields("day", "inviter", "friend");
            if (read.isEmpty()) {
                continue;
            }
            Fields fields = read.get();
            Optional<Integer> day =
                    fields.need("day", "day: 7", Values.smallCount(InviteRules.MAX_DAY));
            InviteRules.Sides sides = sides(fields);
            if (!fields.has("inviter") && !fields.has("friend")) {
                item.refuse("must give somebody something", "add friend: card25");
            } else if (day.isPresent() && day.get() <= before) {
                fields.at("day")
                        .refuse(
                                "must be after the day of the one before it",
                                "write the days in their order, each once");
            } else if (day.isPresent() && !sides.equals(InviteRules.Sides.NOTHING)) {
                all.add(new InviteRules.Later(day.get(), sides));
                before = day.get();
            }
        }
        return Optional.of(all);
    }
}
