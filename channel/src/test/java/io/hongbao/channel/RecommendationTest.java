package io.hongbao.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.channel.HealthEvent.Alarm;
import io.hongbao.channel.HealthEvent.PinChanged;
import io.hongbao.channel.HealthEvent.Recovered;
import io.hongbao.channel.HealthEvent.Source;
import io.hongbao.channel.HealthEvent.Switched;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecommendationTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private final Recommendation wechat = new Recommendation("wechat", 0);

    private List<HealthEvent> alarm(Form form, long now) {
        return wechat.alarm(form, Source.OPENS, 0.05, now, now, "few opens");
    }

    private Form form() {
        return wechat.standing().form();
    }

    @Test
    void movesOnAlongTheLadderAndBack() {
        assertThat(form()).isEqualTo(Form.LINK);
        List<HealthEvent> events = alarm(Form.LINK, HOUR);
        assertThat(events).hasSize(2);
        Alarm first = (Alarm) events.getFirst();
        Switched switched = (Switched) events.get(1);
        assertThat(switched.momentId()).isEqualTo(first.momentId());
        assertThat(switched.from()).isEqualTo(Form.LINK);
        assertThat(switched.to()).isEqualTo(Form.POSTER);
        assertThat(switched.wording()).isEqualTo(1);
        assertThat(switched.why()).contains("wechat/link failed: few opens");

        assertThat(alarm(Form.LINK, HOUR + MINUTE)).as("known already").isEmpty();
        alarm(Form.POSTER, 2 * HOUR);
        assertThat(form()).isEqualTo(Form.CODE);
        assertThat(wechat.wording()).isEqualTo(2);
        assertThat(alarm(Form.CODE, 2 * HOUR)).as("nowhere to go, told all the same").hasSize(1);
        assertThat(form()).isEqualTo(Form.CODE);

        wechat.recovered(Form.POSTER, 3 * HOUR, "as usual");
        assertThat(form()).isEqualTo(Form.POSTER);
        List<HealthEvent> back = wechat.recovered(Form.LINK, 4 * HOUR, "as usual");
        assertThat(((Recovered) back.getFirst()).momentId()).isEqualTo(first.momentId());
        assertThat(form()).isEqualTo(Form.LINK);
        assertThat(wechat.standing()).isInstanceOf(Standing.Usual.class);
        assertThat(wechat.recovered(Form.LINK, 4 * HOUR, "again")).isEmpty();
    }

    @Test
    void aLaterFormThatFailedBeforeIsSkipped() {
        assertThat(alarm(Form.POSTER, HOUR)).as("alarm only").hasSize(1);
        assertThat(form()).isEqualTo(Form.LINK);
        alarm(Form.LINK, HOUR);
        assertThat(form()).isEqualTo(Form.CODE);
        assertThat(wechat.probes())
                .containsExactly(
                        new Probe(Form.LINK, Probe.SHARE), new Probe(Form.POSTER, Probe.SHARE));
        wechat.recovered(Form.LINK, 2 * HOUR, "as usual");
        assertThat(form()).isEqualTo(Form.LINK);
        assertThat(wechat.probes()).isEmpty();
    }

    @Test
    void moreMayTryWhatMostlyWorks() {
        wechat.alarm(Form.LINK, Source.OPENS, 0.7, 0, 0, "fewer");
        assertThat(wechat.probes()).containsExactly(new Probe(Form.LINK, Probe.MILD_SHARE));
    }

    @Test
    void flappingWaitsTwiceAsLongEachTime() {
        long now = HOUR;
        long[] minutes = {10, 20, 40, 80, 160, 320, 640, 720, 720};
        for (long wanted : minutes) {
            alarm(Form.LINK, now);
            wechat.recovered(Form.LINK, now + MINUTE, "as usual");
            assertThat(form()).isEqualTo(Form.POSTER);
            wechat.tick(now + wanted * MINUTE - 1);
            assertThat(form()).as(wanted + " min").isEqualTo(Form.POSTER);
            List<HealthEvent> back = wechat.tick(now + wanted * MINUTE);
            assertThat(((Switched) back.getFirst()).to()).isEqualTo(Form.LINK);
            assertThat(((Switched) back.getFirst()).momentId()).startsWith("block-wechat-link-");
            assertThat(form()).as(wanted + " min").isEqualTo(Form.LINK);
            now += wanted * MINUTE + MINUTE;
        }
        now += 25 * HOUR;
        alarm(Form.LINK, now);
        wechat.recovered(Form.LINK, now + MINUTE, "as usual");
        wechat.tick(now + 10 * MINUTE);
        assertThat(form()).as("after a quiet day").isEqualTo(Form.LINK);
    }

    @Test
    void anOperatorsPinHoldsWhileTheEvidenceGoesOn() {
        List<HealthEvent> pinned = wechat.pin(Form.CODE, "wang", "the platform said so", HOUR);
        assertThat(pinned).hasAtLeastOneElementOfType(PinChanged.class);
        assertThat(((Switched) pinned.get(1)).why()).contains("wang", "the platform said so");
        assertThat(alarm(Form.LINK, 2 * HOUR)).as("told").hasSize(1);
        assertThat(form()).isEqualTo(Form.CODE);
        assertThat(wechat.probes()).as("a pin has none").isEmpty();
        wechat.pin(Form.LINK, "li", "no, it works", 3 * HOUR);
        assertThat(form()).isEqualTo(Form.LINK);
        List<HealthEvent> free = wechat.unpin(4 * HOUR);
        assertThat(form()).as("what the evidence says").isEqualTo(Form.POSTER);
        assertThat(free).hasSize(2);
        assertThat(wechat.unpin(5 * HOUR)).isEmpty();
    }

    @Test
    void aTextIsRecommendedWhereItCanBeCopied() {
        alarm(Form.LINK, HOUR);
        alarm(Form.POSTER, HOUR);
        assertThat(form()).isEqualTo(Form.CODE);
        wechat.copying(true, 2 * HOUR);
        assertThat(form()).isEqualTo(Form.PASSPHRASE);
        alarm(Form.PASSPHRASE, 3 * HOUR);
        assertThat(form()).isEqualTo(Form.CODE);
        wechat.recovered(Form.PASSPHRASE, 4 * HOUR, "as usual");
        assertThat(form()).isEqualTo(Form.PASSPHRASE);
        wechat.copying(false, 5 * HOUR);
        assertThat(form()).isEqualTo(Form.CODE);
    }

    @Test
    void whatAPolicyNoteForbidsIsNotRecommended() {
        wechat.copying(true, 0);
        List<HealthEvent> events = wechat.forbid(Set.of(Form.LINK, Form.PASSPHRASE), HOUR);
        assertThat(((Switched) events.getFirst()).to()).isEqualTo(Form.POSTER);
        assertThat(wechat.standing()).isInstanceOf(Standing.Usual.class);
        alarm(Form.POSTER, 2 * HOUR);
        assertThat(form()).isEqualTo(Form.CODE);
        assertThat(wechat.probes()).containsExactly(new Probe(Form.POSTER, Probe.SHARE));
        wechat.recovered(Form.POSTER, 3 * HOUR, "as usual");
        assertThat(form()).isEqualTo(Form.POSTER);
        wechat.forbid(Set.of(), 4 * HOUR);
        assertThat(form()).isEqualTo(Form.LINK);
    }
}
