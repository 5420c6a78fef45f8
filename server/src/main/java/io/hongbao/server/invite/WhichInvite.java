package io.hongbao.server.invite;

import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.InviteSearch;
import io.hongbao.share.ShareForm;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out which invite somebody accepts, and by which form and channel it came to them. */
final class WhichInvite {

    /** Stands in the path where the body says which invite is meant. */
    private static final String IN_THE_BODY = "-";

    private final InviteDesk desk;

    WhichInvite(InviteDesk desk) {
        this.desk = desk;
    }

    /** What is meant. */
    sealed interface Answer {}

    /** This invite, which came this way. */
    record Meant(Lookup.Found found, Trace.Way way) implements Answer {}

    /** Perhaps one of these. */
    record Unclear(Lookup.Near near) implements Answer {}

    /**
     * Finds it.
     *
     * @throws io.hongbao.server.problem.ProblemException when there is none, or the body is wrong
     */
    Answer find(Asker asker, String target, Fields.Acceptance said) {
        Trace.Way otherwise = Fields.wayOrOther(said);
        Optional<Clicks.Click> click =
                said.click() == null
                        ? Optional.empty()
                        : desk.parts().clicks().read(Fields.click(said.click()), desk.nowMillis());
        String text = text(target, said.text());
        if (text != null) {
            return answer(
                    desk.lookup().find(asker, text, said.text() == null ? "code" : "text"),
                    said,
                    otherwise,
                    click);
        }
        if (said.click() == null) {
            throw Fields.invalid(
                    "text", "with - in the path, send text or click: they say which invite");
        }
        return click.map(known ->
                        answer(
                                desk.lookup()
                                        .find(
                                                asker,
                                                known.number(),
                                                known.way().form(),
                                                known.way().channel()),
                                said,
                                otherwise,
                                click))
                .orElseThrow(Lookup::unknown);
    }

    /** The text that says which invite; null when only a click does. */
    private static @Nullable String text(String target, @Nullable String said) {
        if (!target.equals(IN_THE_BODY)) {
            if (said != null) {
                throw Fields.invalid(
                        "text", "send a message with - in the path: the code is there already");
            }
            return Fields.pathText(target);
        }
        if (said != null && said.length() > InviteSearch.MAX_TEXT) {
            throw Fields.invalid(
                    "text",
                    "text may have at most "
                            + InviteSearch.MAX_TEXT
                            + " characters, but has "
                            + said.length()
                            + ": send the part with the invite");
        }
        return said;
    }

    private static Answer answer(
            Lookup.Result result,
            Fields.Acceptance said,
            Trace.Way otherwise,
            Optional<Clicks.Click> click) {
        return switch (result) {
            case Lookup.Found found ->
                    new Meant(
                            found,
                            click.filter(one -> one.number() == found.invite().number())
                                    .map(Clicks.Click::way)
                                    .orElseGet(() -> way(found.sighting(), said, otherwise)));
            case Lookup.Near near -> new Unclear(near);
            case Lookup.Nowhere _ -> throw Lookup.unknown();
        };
    }

    /** What a link says counts first, what a text looks like next, then what the app says. */
    private static Trace.Way way(
            InviteSearch.Sighting sighting, Fields.Acceptance said, Trace.Way otherwise) {
        boolean isBare = sighting.form() == ShareForm.CODE && said.form() != null;
        return new Trace.Way(
                isBare ? otherwise.form() : sighting.form(),
                sighting.channel().equals(Channel.OTHER)
                        ? otherwise.channel()
                        : sighting.channel());
    }
}
