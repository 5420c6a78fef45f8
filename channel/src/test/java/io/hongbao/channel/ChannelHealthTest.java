package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.channel.Counts.What;
import io.hongbao.channel.HealthEvent.Alarm;
import io.hongbao.channel.HealthEvent.MomentDecided;
import io.hongbao.channel.HealthEvent.Recovered;
import io.hongbao.channel.HealthEvent.Source;
import io.hongbao.channel.HealthEvent.Switched;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything together, with people who do the same every minute: what is tested is the rules. */
final class ChannelHealthTest {
    private static final long MINUTE = 60_000;
    private static final long START = 1_770_307_200_000L;
    private static final ChannelForm WECHAT = new ChannelForm("wechat", Form.LINK);
    private static final List<String> CHANNELS = List.of("wechat", "weibo", "qq");

    private final ChannelHealth health = new ChannelHealth(START);
    private final List<HealthEvent> events = new ArrayList<>();
    private final Map<ChannelForm, Double> waiting = new HashMap<>();
    private final Map<String, Double> parts = new HashMap<>();
    private long now = START;

    /** How much of what is usual gets through on a channel's links. */
    private interface Through {
        double of(String channel);
    }

    /**
     * Minutes of about {@code most} shares on each channel, sometimes fewer, as lags are learned
     * from that; half is opened, four minutes later on average, and half of that accepted.
     */
    private void play(int minutes, int most, Through opens, Through accepted) {
        for (int i = 0; i < minutes; i++) {
            int shares = most - most * (int) (now / MINUTE % 7) / 14;
            for (String channel : CHANNELS) {
                Form form = health.standing(channel).form();
                boolean moved = form != Form.LINK;
                int links = moved ? Math.max(1, shares / 10) : shares;
                put(channel, Form.LINK, links, opens.of(channel), accepted.of(channel));
                if (moved) {
                    put(channel, form, shares - links, 1, 1);
                } else {
                    put(channel, Form.POSTER, 0, 1, 1);
                }
            }
            now += MINUTE;
            events.addAll(health.tick(now));
        }
    }

    private void put(String channel, Form form, int shares, double opens, double accepted) {
        ChannelForm pair = new ChannelForm(channel, form);
        double due = waiting.merge(pair, (double) shares, Double::sum);
        waiting.put(pair, due * 0.75);
        int opened = whole(pair + " opens", due * 0.25 * 0.5 * opens);
        health.count(channel, form.word(), What.SHARE, shares, now);
        health.count(channel, form.word(), What.OPEN, opened, now);
        health.count(
                channel,
                form.word(),
                What.ACCEPTANCE,
                whole(pair + " acceptances", opened * 0.5 * accepted),
                now);
    }

    /** Parts are kept for the next time. */
    private int whole(String what, double count) {
        double all = parts.merge(what, count, Double::sum);
        int whole = (int) all;
        parts.put(what, all - whole);
        return whole;
    }

    private void quiet(int minutes) {
        play(minutes, 200, _ -> 1, _ -> 1);
    }

    private <T extends HealthEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static double only(String channel, double through) {
        return channel.equals("wechat") ? through : 1;
    }

    @Test
    void aBlockIsFoundTheFormMovesOnAndComesBackWithTheProbes() {
        quiet(600);
        assertThat(events).isEmpty();
        long blockedAt = now;
        play(10, 200, channel -> only(channel, 0.05), _ -> 1);
        Alarm alarm = all(Alarm.class).getFirst();
        assertThat(alarm.pair()).isEqualTo(WECHAT);
        assertThat(alarm.source()).isEqualTo(Source.OPENS);
        assertThat(alarm.sinceMillis()).isEqualTo(blockedAt);
        assertThat(alarm.atMillis() - blockedAt).isLessThanOrEqualTo(5 * MINUTE);
        assertThat(alarm.evidence())
                .startsWith("12 opens where 2")
                .contains(" in 3 min, siblings at 9", "test for drops of 50 to 95 %");
        assertThat(all(Alarm.class)).hasSize(1);
        Switched switched = all(Switched.class).getFirst();
        assertThat(switched.to()).isEqualTo(Form.POSTER);
        assertThat(switched.momentId()).isEqualTo(alarm.momentId());
        assertThat(health.formFor("wechat", 0.5)).isEqualTo(Form.POSTER);
        assertThat(health.formFor("wechat", 0.019)).as("a probe").isEqualTo(Form.LINK);
        assertThat(health.formFor("weibo", 0.019)).isEqualTo(Form.LINK);
        assertThat(health.status("wechat").forms().getFirst().blocked()).isTrue();

        play(60, 200, channel -> only(channel, 0.05), _ -> 1);
        assertThat(health.standing("wechat").form()).as("still blocked").isEqualTo(Form.POSTER);
        play(30, 200, _ -> 1, _ -> 1);
        assertThat(all(Recovered.class).getFirst().momentId()).isEqualTo(alarm.momentId());
        assertThat(health.standing("wechat").form()).isEqualTo(Form.LINK);
        assertThat(all(Alarm.class)).hasSize(1);
    }

    @Test
    void fewerAcceptancesOfWhatIsOpenedAreFoundToo() {
        quiet(600);
        play(10, 200, _ -> 1, channel -> only(channel, 0.1));
        assertThat(all(Alarm.class)).hasSize(1);
        assertThat(all(Alarm.class).getFirst().source()).isEqualTo(Source.ACCEPTANCES);
        assertThat(health.standing("wechat").form()).isEqualTo(Form.POSTER);
    }

    /** From nothing at all to a third less: whatever falls everywhere is no block. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.3, 0.7})
    void anOutageOfEverythingIsNoAlarmForAnybody(double left) {
        quiet(3 * 1_440);
        play(120, 200, _ -> left, _ -> 1);
        quiet(120);
        assertThat(events).isEmpty();
    }

    @Test
    void minutesInWhichNothingAtAllWasCountedSayNothing() {
        quiet(600);
        play(240, 0, _ -> 1, _ -> 1);
        now += 3 * 1_440 * MINUTE;
        events.addAll(health.tick(now));
        quiet(60);
        assertThat(events).isEmpty();
    }

    @Test
    void aNightWithFewSharesIsNoAlarm() {
        quiet(3 * 1_440);
        for (int i = 0; i < 3 * 60; i++) {
            play(1, (int) (200 * Math.pow(0.01, i / 180.0)), _ -> 1, _ -> 1);
        }
        // A share or two a minute, opened when it suits: hardly anything to tell from.
        for (int i = 0; i < 8 * 60; i++) {
            int minute = i;
            play(1, 2, channel -> minute % 6 == channel.length() % 6 ? 6 : 0, _ -> 1);
        }
        assertThat(events).isEmpty();
    }

    @Test
    void canariesAlarmAndRecoverByThemselves() {
        quiet(100);
        canary(WECHAT, Canary.Result.BLOCKED);
        assertThat(events).isEmpty();
        quiet(10);
        canary(WECHAT, Canary.Result.BLOCKED);
        assertThat(all(Alarm.class).getFirst().source()).isEqualTo(Source.CANARIES);
        assertThat(health.standing("wechat").form()).isEqualTo(Form.POSTER);
        quiet(55);
        assertThat(health.standing("wechat").form())
                .as("people open it, but the canary's word is fresh")
                .isEqualTo(Form.POSTER);
        for (int i = 0; i < 3; i++) {
            canary(WECHAT, Canary.Result.OK);
            now += 5 * MINUTE;
        }
        assertThat(health.standing("wechat").form()).isEqualTo(Form.LINK);
        assertThat(all(Recovered.class).getFirst().evidence()).contains("3 canaries in a row: ok");
    }

    private void canary(ChannelForm pair, Canary.Result result) {
        events.addAll(health.canary(new Canary(pair, result, now)));
    }

    @Test
    void textsAreRecommendedOnlyWhereACanaryCouldCopyThem() {
        ChannelForm text = new ChannelForm("wechat", Form.PASSPHRASE);
        ChannelForm poster = new ChannelForm("wechat", Form.POSTER);
        canary(WECHAT, Canary.Result.BLOCKED);
        canary(WECHAT, Canary.Result.BLOCKED);
        canary(poster, Canary.Result.BLOCKED);
        canary(poster, Canary.Result.BLOCKED);
        assertThat(health.standing("wechat").form()).isEqualTo(Form.CODE);
        for (int i = 0; i < 3; i++) {
            canary(text, Canary.Result.OK);
            now += 5 * MINUTE;
        }
        assertThat(health.standing("wechat").form()).isEqualTo(Form.PASSPHRASE);
        canary(text, Canary.Result.COPY_BLOCKED);
        canary(text, Canary.Result.COPY_BLOCKED);
        assertThat(health.standing("wechat").form()).isEqualTo(Form.CODE);
        assertThat(all(Alarm.class)).extracting(Alarm::pair).containsExactly(WECHAT, poster, text);
    }

    @Test
    void aBurstOfReportsAlarmsByItself() {
        quiet(100);
        health.count("wechat", "link", What.CANNOT_OPEN, 9, now);
        quiet(1);
        assertThat(events).isEmpty();
        quiet(20);
        health.count("wechat", "link", What.CANNOT_OPEN, 25, now);
        quiet(1);
        assertThat(all(Alarm.class).getFirst().source()).isEqualTo(Source.REPORTS);
        assertThat(all(Alarm.class).getFirst().evidence()).contains("25 reports in 10 min");
        assertThat(health.standing("wechat").form()).isEqualTo(Form.POSTER);
        assertThat(health.standing("weibo").form()).isEqualTo(Form.LINK);
    }

    @Test
    void aBinaryMomentIsDecidedOnce() {
        health.schedule(
                new BinaryMoment(
                        "gala-1",
                        "wechat",
                        START + 100 * MINUTE,
                        new BinaryMoment.Tell("links again"),
                        new BinaryMoment.SwitchForm("wechat", Form.POSTER)));
        canary(WECHAT, Canary.Result.BLOCKED);
        canary(WECHAT, Canary.Result.BLOCKED);
        events.addAll(health.tick(START + 100 * MINUTE - 1));
        assertThat(all(MomentDecided.class)).isEmpty();
        events.addAll(health.tick(START + 100 * MINUTE));
        assertThat(all(MomentDecided.class)).hasSize(1);
        assertThat(all(MomentDecided.class).getFirst().lifted()).isFalse();
        assertThat(health.standing("wechat"))
                .isInstanceOfSatisfying(
                        Standing.Pinned.class,
                        pinned -> assertThat(pinned.by()).isEqualTo("moment gala-1"));
        events.addAll(health.tick(START + 200 * MINUTE));
        assertThat(all(MomentDecided.class)).hasSize(1);
    }

    @Test
    void aBinaryMomentThatLiftsInTimeHasTheOtherEnding() {
        canary(WECHAT, Canary.Result.BLOCKED);
        canary(WECHAT, Canary.Result.BLOCKED);
        health.schedule(
                new BinaryMoment(
                        "gala-2",
                        "wechat",
                        START + 100 * MINUTE,
                        new BinaryMoment.Tell("links again"),
                        new BinaryMoment.Tell("posters at the gala")));
        for (int i = 0; i < 3; i++) {
            events.addAll(health.tick(now));
            assertThat(all(MomentDecided.class)).isEmpty();
            now += 5 * MINUTE;
            canary(WECHAT, Canary.Result.OK);
        }
        events.addAll(health.tick(now));
        MomentDecided decided = all(MomentDecided.class).getFirst();
        assertThat(decided.lifted()).isTrue();
        assertThat(decided.action()).isEqualTo(new BinaryMoment.Tell("links again"));
        assertThat(health.standing("wechat")).isInstanceOf(Standing.Usual.class);
    }

    @Test
    void whatAnOperatorTakesForUsualIsNoBlock() {
        quiet(600);
        play(10, 200, channel -> only(channel, 0.4), _ -> 1);
        assertThat(all(Alarm.class)).hasSize(1);
        events.addAll(health.acceptAsUsual(WECHAT, "wang", now));
        play(300, 200, channel -> only(channel, 0.4), _ -> 1);
        assertThat(all(Alarm.class)).hasSize(1);
        assertThat(health.standing("wechat").form()).isEqualTo(Form.LINK);
    }

    @Test
    void policyNotesStandBesideTheChannelAndForbidForms() {
        PolicyNote note =
                new PolicyNote(
                        "wechat",
                        "Links that reward sharing may be stopped.",
                        "External links rules 2.1",
                        LocalDate.of(2026, 2, 4),
                        Set.of(Form.LINK));
        health.note("wechat", List.of(note), now);
        assertThat(health.standing("wechat").form()).isEqualTo(Form.POSTER);
        assertThat(health.status("wechat").notes()).containsExactly(note);
        assertThatThrownBy(() -> health.note("weibo", List.of(note), now))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new PolicyNote(
                                "wechat", "x", "y", LocalDate.of(2026, 2, 4), Set.of(Form.CODE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotGrowWithWhatIsSentToIt() {
        for (int i = 0; i < 1_000; i++) {
            health.count("c" + i, "link", What.SHARE, 1, now);
        }
        now += MINUTE;
        health.tick(now);
        assertThat(health.dropped()).isEqualTo(1_000 - Counts.MAX_PAIRS);
        for (int i = 0; i < ChannelHealth.MAX_CHANNELS; i++) {
            canary(new ChannelForm("d" + i, Form.LINK), Canary.Result.OK);
        }
        assertThatThrownBy(() -> health.pin("one-more", Form.LINK, "wang", "why", now))
                .isInstanceOf(IllegalStateException.class);
        for (int i = 0; i < ChannelHealth.MAX_MOMENTS; i++) {
            health.schedule(moment("m" + i));
        }
        health.schedule(moment("m0"));
        assertThatThrownBy(() -> health.schedule(moment("one-more")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static BinaryMoment moment(String id) {
        return new BinaryMoment(
                id, "d0", Long.MAX_VALUE, new BinaryMoment.Tell("a"), new BinaryMoment.Tell("b"));
    }

    @Test
    void theSameInputsGiveTheSameEvents() {
        quiet(300);
        play(10, 200, channel -> only(channel, 0.05), _ -> 1);
        ChannelHealthTest other = new ChannelHealthTest();
        other.quiet(300);
        other.play(10, 200, channel -> only(channel, 0.05), _ -> 1);
        assertThat(other.events).isEqualTo(events).isNotEmpty();
    }

    /** As after a restart: the counts are played again, and what was written down is taken up. */
    @Test
    void whatWasWrittenDownIsTakenUpOverWhatThePlayedCountsSay() {
        quiet(600);
        play(10, 200, channel -> only(channel, 0.05), _ -> 1);
        health.pin("qq", Form.CODE, "wang.fang", "a test", now);
        List<Remembered> written = health.remembered();
        ChannelHealth again = new ChannelHealth(now);
        again.canary(new Canary(new ChannelForm("weibo", Form.LINK), Canary.Result.BLOCKED, now));
        again.canary(new Canary(new ChannelForm("weibo", Form.LINK), Canary.Result.BLOCKED, now));
        assertThat(again.standing("weibo").form()).isEqualTo(Form.POSTER);
        again.restore(written);
        assertThat(again.remembered())
                .filteredOn(one -> !one.channel().equals("weibo"))
                .isEqualTo(written.stream().filter(one -> !one.channel().equals("weibo")).toList());
        assertThat(again.standing("weibo")).isInstanceOf(Standing.Usual.class);
        assertThat(again.standing("wechat")).isEqualTo(health.standing("wechat"));
        assertThat(again.standing("qq").form()).isEqualTo(Form.CODE);
        assertThat(again.blocked(WECHAT)).isTrue();
        assertThat(again.probes("wechat")).containsExactly(new Probe(Form.LINK, Probe.SHARE));
        // The same trouble is not told twice, and its end is.
        Canary bad = new Canary(WECHAT, Canary.Result.BLOCKED, now);
        assertThat(again.canary(bad)).isEmpty();
        assertThat(again.canary(bad)).isEmpty();
        events.clear();
        for (int i = 0; i < 3; i++) {
            now += 6 * MINUTE;
            events.addAll(again.canary(new Canary(WECHAT, Canary.Result.OK, now)));
        }
        assertThat(all(Recovered.class))
                .singleElement()
                .satisfies(recovered -> {
                    assertThat(recovered.momentId()).startsWith("block-wechat-link-");
                });
        assertThat(again.channels()).contains("wechat", "qq", "weibo");
    }

    /**
     * Notes that were changed by hand meanwhile: the ladder is begun again, not an illegal step.
     */
    @Test
    void aLadderOfOtherNotesIsBegunAgain() {
        PolicyNote noLinks =
                new PolicyNote(
                        "wechat", "no links", "rules", LocalDate.of(2026, 2, 6), Set.of(Form.LINK));
        health.note("wechat", List.of(noLinks), now);
        assertThat(health.standing("wechat").form()).isEqualTo(Form.POSTER);
        ChannelHealth again = new ChannelHealth(now);
        again.restore(health.remembered());
        assertThat(again.standing("wechat"))
                .isEqualTo(new Standing.Usual(Form.LINK, now, "by the channel's policy notes"));
        assertThat(again.tick(now + MINUTE)).isEmpty();
    }
}
