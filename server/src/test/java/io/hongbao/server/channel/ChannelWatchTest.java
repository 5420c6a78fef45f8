package io.hongbao.server.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hongbao.channel.BinaryMoment;
import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.Form;
import io.hongbao.channel.PolicyNote;
import io.hongbao.core.UserId;
import io.hongbao.server.notice.Notice;
import io.hongbao.server.notice.Notices;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces in, advice, moments and notices out; time and restarts are the test's. */
class ChannelWatchTest {

    /** 6 February 2026, noon in Shanghai. */
    private static final long NOON = 1_770_350_400_000L;

    private static final long MINUTE = 60_000;
    private static final String CAMPAIGN = "lny2026";
    private static final Channel WECHAT = new Channel("wechat");
    private static final ChannelForm WECHAT_LINK = new ChannelForm("wechat", Form.LINK);
    private static final UserId ANNA = new UserId(77, 78);

    @TempDir private Path folder;

    private final List<Trace> kept = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Moments moments;
    private ChannelWatch watch;
    private long now = NOON;
    private final SharingCrowd crowd = crowd();

    /** Starts it, or starts it again: what was traced is told first. */
    @BeforeEach
    void start() {
        registry = new SimpleMeterRegistry();
        moments = Moments.in(folder.resolve("moments.json"));
        Notices notices = new Notices(registry);
        assertThat(notices.listen(this, "", told::add)).isPresent();
        watch =
                new ChannelWatch(
                        folder.resolve("channels"),
                        () -> now,
                        new Told(moments, notices, registry, _ -> ZoneId.of("Asia/Shanghai")));
        kept.forEach(watch::happened);
        watch.caughtUp();
    }

    private SharingCrowd crowd() {
        return new SharingCrowd(
                CAMPAIGN,
                (campaign, channel, user) -> watch.onChannel(campaign, channel, user),
                trace -> {
                    kept.add(trace);
                    watch.happened(trace);
                },
                NOON);
    }

    private void play(int minutes) {
        for (int i = 0; i < minutes; i++) {
            crowd.minute();
            now = crowd.now();
            watch.tick();
        }
    }

    private List<String> kinds() {
        return told.stream().map(Notice::kind).toList();
    }

    private ChannelCards.OfChannel card(String channel) {
        return watch.card(CAMPAIGN).channels().stream()
                .filter(it -> it.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private ChannelCards.CanaryCard canaryCard() {
        return Objects.requireNonNull(card("wechat").forms().getFirst().canary());
    }

    private ShareForm mostGet(Channel channel) {
        return watch.onChannel(CAMPAIGN, channel, ANNA).form();
    }

    private void begin() {
        play(100);
        assertThat(told).isEmpty();
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.LINK);
    }

    @Test
    void aBlockIsToldRecordedAndGoneAround() {
        begin();
        long blockedAt = now;
        crowd.block(ShareForm.LINK, "wechat", 0.05);
        play(5);
        assertThat(kinds()).containsExactly("channel_alarm", "channel_switched");
        Notice alarm = told.getFirst();
        assertThat(alarm.campaign()).isEqualTo(CAMPAIGN);
        assertThat(alarm.text()).startsWith("wechat/link seems blocked: ").contains("opens where");
        assertThat(alarm.details())
                .containsEntry("channel", "wechat")
                .containsEntry("form", "link")
                .containsEntry("source", "opens")
                .containsEntry("since", "2026-02-06T13:40:00+08:00");
        assertThat(moments.of(CAMPAIGN))
                .singleElement()
                .satisfies(moment -> {
                    assertThat(moment.id()).isEqualTo(alarm.details().get("moment"));
                    Moment.Found found = Objects.requireNonNull(moment.found());
                    assertThat(found.channel()).isEqualTo(alarm.details().get("channel"));
                    assertThat(found.form()).isEqualTo(alarm.details().get("form"));
                    assertThat(found.source()).isEqualTo(alarm.details().get("source"));
                    assertThat(moment.kind()).isEqualTo(Moment.Kind.BLOCK);
                    assertThat(moment.atMillis()).isEqualTo(blockedAt);
                    assertThat(moment.untilMillis()).isEqualTo(Moment.OPEN);
                });
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.POSTER);
        assertThat(mostGet(new Channel("weibo"))).isEqualTo(ShareForm.LINK);
        ChannelCards.OfChannel card = card("wechat");
        assertThat(card.standing()).isEqualTo("moved");
        assertThat(card.form()).isEqualTo("poster");
        assertThat(card.usual()).isEqualTo("link");
        assertThat(card.probes()).containsExactly(new ChannelCards.ProbeCard("link", 0.02));
        assertThat(card.notes()).isNotEmpty();
        assertThat(registry.get("hongbao.channel.away").tag("channel", "wechat").gauge().value())
                .isEqualTo(1);
    }

    /** Nobody opens what one person shares again and again; that is no block. */
    @Test
    void nobodyMakesABlockAlone() {
        begin();
        for (int minute = 0; minute < 30; minute++) {
            for (int i = 0; i < 1_000; i++) {
                Trace.Way way = new Trace.Way(ShareForm.LINK, WECHAT);
                Trace share = new Trace.Shared(CAMPAIGN, now, 5, ANNA, way);
                kept.add(share);
                watch.happened(share);
            }
            play(1);
        }
        assertThat(told).isEmpty();
        start();
        play(10);
        assertThat(told).isEmpty();
    }

    @Test
    void theProbesShowThatItWorksAgain() {
        begin();
        crowd.block(ShareForm.LINK, "wechat", 0.05);
        play(30);
        crowd.block(ShareForm.LINK, "wechat", 1);
        play(240);
        assertThat(kinds())
                .containsExactly(
                        "channel_alarm",
                        "channel_switched",
                        "channel_recovered",
                        "channel_switched");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.LINK);
        assertThat(moments.of(CAMPAIGN).getFirst().untilMillis()).isNotEqualTo(Moment.OPEN);
    }

    @Test
    void canariesAlarmAndRecover() {
        begin();
        canary("blocked");
        now += MINUTE;
        assertThat(told).isEmpty();
        canary("blocked");
        assertThat(kinds()).containsExactly("channel_alarm", "channel_switched");
        assertThat(told.getFirst().details()).containsEntry("source", "canaries");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.POSTER);
        for (int i = 0; i < 3; i++) {
            now += 6 * MINUTE;
            canary("ok");
        }
        assertThat(kinds()).endsWith("channel_recovered", "channel_switched");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.LINK);
        assertThat(canaryCard().result()).isEqualTo("ok");
    }

    private void canary(String result) {
        watch.canary(CAMPAIGN, WECHAT_LINK, result, "phone-1", "");
    }

    @Test
    void aRestartKeepsWhatWasConcluded() {
        begin();
        crowd.block(ShareForm.LINK, "wechat", 0.05);
        play(6);
        watch.pin(CAMPAIGN, "qq", Form.CODE, "wang.fang", "posters are blurred there");
        watch.note(
                CAMPAIGN,
                "weibo",
                List.of(
                        new PolicyNote(
                                "weibo",
                                "no links",
                                "their rules",
                                LocalDate.of(2026, 2, 6),
                                Set.of(Form.LINK))));
        watch.expect(CAMPAIGN, WECHAT_LINK, 30);
        watch.schedule(CAMPAIGN, gala(now + 600 * MINUTE));
        canary("blocked");
        ChannelCards.OfChannel before = card("wechat");
        int toldBefore = told.size();
        List<Moment> momentsBefore = moments.of(CAMPAIGN);
        start();
        assertThat(told).as("what was told is not told again").hasSize(toldBefore);
        assertThat(moments.of(CAMPAIGN)).isEqualTo(momentsBefore).hasSize(1);
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.POSTER);
        assertThat(mostGet(new Channel("qq"))).isEqualTo(ShareForm.CODE);
        assertThat(mostGet(new Channel("weibo"))).isEqualTo(ShareForm.POSTER);
        ChannelCards.OfChannel after = card("wechat");
        assertThat(after.since()).isEqualTo(before.since());
        assertThat(after.why()).isEqualTo(before.why());
        assertThat(after.moment()).isEqualTo(before.moment());
        assertThat(after.probes()).isEqualTo(before.probes());
        assertThat(after.wording()).isEqualTo(1);
        assertThat(card("qq").pin()).isEqualTo(new ChannelCards.Pin("wang.fang", "link"));
        assertThat(card("weibo").notes()).hasSize(1);
        assertThat(watch.card(CAMPAIGN).binaryMoments()).hasSize(1);
        ChannelCards.OfForm link = after.forms().getFirst();
        assertThat(link.blocked()).isTrue();
        assertThat(canaryCard().expectedEveryMinutes()).isEqualTo(30);
        assertThat(canaryCard().result()).isEqualTo("blocked");
        assertThat(link.opensPerShare().usual())
                .isCloseTo(
                        Objects.requireNonNull(before.forms().getFirst().opensPerShare().usual()),
                        within(0.01));
        // And it goes on: what comes now is judged by what was learned before.
        crowd.block(ShareForm.LINK, "wechat", 1);
        play(240);
        assertThat(kinds().subList(toldBefore, told.size()))
                .contains("channel_recovered", "channel_switched");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.LINK);
    }

    /** A sandbox's clock may go on where the journal ended, before what operators did. */
    @Test
    void whatIsAheadOfTheClockIsTakenUpToo() {
        begin();
        now += 30 * MINUTE;
        canary("blocked");
        canary("blocked");
        long saved = now;
        now -= 20 * MINUTE;
        start();
        assertThat(watch.savedAtMillis()).isEqualTo(saved);
        assertThat(canaryCard().result()).isEqualTo("blocked");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.POSTER);
        assertThat(card("wechat").forms().getFirst().blocked()).isTrue();
    }

    /** With traces but no file: what was concluded is concluded again, and told to nobody. */
    @Test
    void withoutItsFileItConcludesAgain() throws Exception {
        begin();
        crowd.block(ShareForm.LINK, "wechat", 0.05);
        play(6);
        Files.delete(folder.resolve("channels").resolve(CAMPAIGN + ".json"));
        told.clear();
        start();
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.POSTER);
        assertThat(told).isEmpty();
    }

    /** Before the traces were told, people get what the file says, and nobody can change it. */
    @Test
    void whileItReadsItAnswersFromItsFile() {
        begin();
        watch.pin(CAMPAIGN, "wechat", Form.CODE, "wang.fang", "a test");
        watch =
                new ChannelWatch(
                        folder.resolve("channels"),
                        () -> now,
                        new Told(moments, new Notices(registry), registry, _ -> ZoneId.of("UTC")));
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.CODE);
        kept.subList(0, kept.size() / 2).forEach(watch::happened);
        watch.tick();
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.CODE);
        assertThat(watch.card(CAMPAIGN).catchingUp()).isTrue();
        assertThatThrownBy(() -> watch.unpin(CAMPAIGN, "wechat"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("still being read");
    }

    @Test
    void aPinHoldsWhateverTheEvidenceSays() {
        begin();
        watch.pin(CAMPAIGN, "wechat", Form.LINK, "wang.fang", "the platform agreed");
        crowd.block(ShareForm.LINK, "wechat", 0.05);
        play(6);
        assertThat(kinds()).containsExactly("channel_pinned", "channel_alarm");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.LINK);
        watch.unpin(CAMPAIGN, "wechat");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.POSTER);
        assertThat(kinds()).endsWith("channel_unpinned", "channel_switched");
    }

    private static BinaryMoment gala(long before) {
        return new BinaryMoment(
                "gala",
                "wechat",
                before,
                new BinaryMoment.Tell("links are back before the gala"),
                new BinaryMoment.SwitchForm("wechat", Form.CODE));
    }

    @Test
    void aBinaryMomentIsDecidedOnce() {
        begin();
        canary("blocked");
        canary("blocked");
        watch.schedule(CAMPAIGN, gala(now + 10 * MINUTE));
        now += 9 * MINUTE;
        watch.tick();
        assertThat(kinds()).doesNotContain("moment_decided");
        now += 2 * MINUTE;
        watch.tick();
        watch.tick();
        assertThat(kinds()).containsOnlyOnce("moment_decided");
        Notice decided =
                told.stream().filter(it -> it.kind().equals("moment_decided")).findFirst().get();
        assertThat(decided.text())
                .isEqualTo("wechat is not as usual in time: wechat is pinned to code");
        assertThat(decided.details()).containsEntry("lifted", "false");
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.CODE);
        assertThat(moments.of(CAMPAIGN)).extracting(Moment::id).contains("gala");
        assertThat(watch.unschedule(CAMPAIGN, "gala")).isFalse();
        start();
        now += MINUTE;
        watch.tick();
        assertThat(kinds()).containsOnlyOnce("moment_decided");
    }

    @Test
    void aSilentCanaryIsToldOnce() {
        begin();
        watch.expect(CAMPAIGN, WECHAT_LINK, 10);
        now += 14 * MINUTE;
        watch.tick();
        assertThat(told).isEmpty();
        now += 2 * MINUTE;
        watch.tick();
        watch.tick();
        assertThat(kinds()).containsExactly("canary_overdue");
        assertThat(told.getFirst().text())
                .isEqualTo(
                        "no canary of wechat/link has come, though one is expected every 10 min;"
                                + " none has come yet");
        assertThat(canaryCard().overdue()).isTrue();
        assertThat(registry.get("hongbao.channel.canaries.overdue").gauge().value()).isEqualTo(1);
        canary("ok");
        assertThat(canaryCard().overdue()).isFalse();
        now += 16 * MINUTE;
        watch.tick();
        assertThat(kinds()).containsExactly("canary_overdue", "canary_overdue");
        watch.expect(CAMPAIGN, WECHAT_LINK, 0);
        now += 60 * MINUTE;
        watch.tick();
        assertThat(told).hasSize(2);
    }

    @Test
    void whatAnOperatorTakesForUsualIsLearnedAnew() {
        begin();
        crowd.block(ShareForm.LINK, "wechat", 0.3);
        play(6);
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.POSTER);
        watch.usual(CAMPAIGN, WECHAT_LINK, "wang.fang");
        now += 11 * MINUTE;
        watch.tick();
        assertThat(mostGet(WECHAT)).isEqualTo(ShareForm.LINK);
        told.clear();
        play(120);
        assertThat(kinds()).doesNotContain("channel_alarm");
    }

    /** One person's reports count once a day; ten people's are a burst. */
    @Test
    void reportsOfManyAlarmThoseOfOneDoNot() {
        begin();
        for (int i = 0; i < 40; i++) {
            report(ANNA);
        }
        now += MINUTE;
        watch.tick();
        assertThat(told).isEmpty();
        for (int i = 0; i < 40; i++) {
            report(new UserId(i, i));
        }
        now += MINUTE;
        watch.tick();
        assertThat(kinds()).containsExactly("channel_alarm", "channel_switched");
        assertThat(told.getFirst().details()).containsEntry("source", "reports");
    }

    private void report(UserId user) {
        watch.happened(
                new Trace.Reported(
                        CAMPAIGN,
                        now,
                        user,
                        new Trace.Way(ShareForm.LINK, WECHAT),
                        Trace.Obstacle.CANNOT_OPEN));
    }

    @Test
    void channelsOfWhichNobodySpokeAreCountedTogether() {
        begin();
        for (int i = 0; i < 300; i++) {
            watch.happened(
                    new Trace.Shared(
                            CAMPAIGN,
                            now,
                            i,
                            ANNA,
                            new Trace.Way(ShareForm.LINK, new Channel("pigeon-" + i))));
        }
        now += MINUTE;
        watch.tick();
        assertThat(card("other").forms().getFirst().lastHour().shares()).isEqualTo(300);
        assertThat(watch.card(CAMPAIGN).channels()).hasSizeLessThan(10);
        for (int i = 0; i < 24; i++) {
            watch.pin(CAMPAIGN, "own-" + i, Form.LINK, "wang.fang", "a test");
        }
        assertThatThrownBy(
                        () -> {
                            for (int i = 24; i < 32; i++) {
                                watch.pin(CAMPAIGN, "own-" + i, Form.LINK, "wang.fang", "a test");
                            }
                        })
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 31 channels");
    }

    /** Two of a hundred try what seems blocked, each all day; tomorrow others do. */
    @Test
    void probesAreAFewPeopleAndOthersTomorrow() {
        begin();
        canary("blocked");
        canary("blocked");
        Set<Integer> today = probing();
        assertThat(today.size()).isBetween(300, 500);
        assertThat(probing()).isEqualTo(today);
        now += 24 * 60 * MINUTE;
        Set<Integer> tomorrow = probing();
        tomorrow.retainAll(today);
        assertThat(tomorrow.size()).isLessThan(40);
    }

    private Set<Integer> probing() {
        Set<Integer> found = new java.util.HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            if (watch.onChannel(CAMPAIGN, WECHAT, new UserId(i, -i)).form() == ShareForm.LINK) {
                found.add(i);
            }
        }
        return found;
    }

    @Test
    void aFileThatCannotBeUnderstoodKeepsTheServerFromStarting() throws Exception {
        begin();
        canary("ok");
        Files.writeString(folder.resolve("channels").resolve(CAMPAIGN + ".json"), "{\"a\":1}");
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lny2026.json cannot be understood; remove it");
    }

    @Test
    void theShippedNotesCanBeUsed() {
        var shipped = PolicyNotesFile.shipped();
        assertThat(shipped)
                .containsOnlyKeys("wechat", "qq", "weibo", "xiaohongshu", "douyin", "sms");
        assertThat(Objects.requireNonNull(shipped.get("sms")).getFirst().forbids())
                .containsExactly(Form.POSTER);
        assertThat(
                        PolicyNotesFile.problems(
                                "own.yaml",
                                """
                                notes:
                                  - {channel: WeChat, text: a, source: b, checked: soon, forbids: [code]}
                                  - {channel: qq, txt: a, source: b, checked: 2026-02-06}
                                """
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .extracting(problem -> problem.toString().replace('\n', ' '))
                .hasSize(5);
    }
}
