package io.hongbao.server.channel;

import io.hongbao.core.UserId;
import io.hongbao.server.invite.FormAdvice;
import io.hongbao.server.trace.Trace;
import io.hongbao.server.trace.Traces;
import io.hongbao.share.Channel;
import io.hongbao.share.ShareForm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * People who share an invite every minute on three channels, in the form that is recommended to
 * each of them. Half of it is opened, four minutes later on average, and half of that accepted.
 * Nothing is left to chance.
 */
public final class SharingCrowd {

    private static final long MINUTE = 60_000;
    private static final List<String> CHANNELS = List.of("wechat", "weibo", "qq");

    private final String campaign;
    private final FormAdvice advice;
    private final Traces traces;
    private final Map<Trace.Way, Double> waiting = new HashMap<>();
    private final Map<String, Double> parts = new HashMap<>();
    private long now;
    private long people;
    private Trace.Way blocked = new Trace.Way(ShareForm.SPOKEN, new Channel("nobody"));
    private double through = 1;

    public SharingCrowd(String campaign, FormAdvice advice, Traces traces, long startMillis) {
        this.campaign = campaign;
        this.advice = advice;
        this.traces = traces;
        this.now = startMillis;
    }

    /** Campaign time. */
    public long now() {
        return now;
    }

    /**
     * From now on so much of what is shared in this form there opens.
     *
     * @param share 0 to 1
     */
    public void block(ShareForm form, String channel, double share) {
        blocked = new Trace.Way(form, new Channel(channel));
        through = share;
    }

    /** Shares a minute, about: sometimes fewer, as lags are learned from that. */
    public void minute() {
        for (String name : CHANNELS) {
            Channel channel = new Channel(name);
            int shares = 200 - 200 * (int) (now / MINUTE % 7) / 14;
            Map<ShareForm, Integer> byForm = new HashMap<>();
            for (int i = 0; i < shares; i++) {
                UserId user = person();
                ShareForm form = advice.onChannel(campaign, channel, user).form();
                byForm.merge(form, 1, Integer::sum);
                traces.happened(
                        new Trace.Shared(
                                campaign, now, people, user, new Trace.Way(form, channel)));
            }
            for (ShareForm form : List.of(ShareForm.LINK, ShareForm.POSTER, ShareForm.CODE)) {
                open(new Trace.Way(form, channel), byForm.getOrDefault(form, 0));
            }
        }
        now += MINUTE;
    }

    public void minutes(int count) {
        for (int i = 0; i < count; i++) {
            minute();
        }
    }

    private UserId person() {
        people++;
        return new UserId(people * 0x9e3779b97f4a7c15L, people);
    }

    private void open(Trace.Way way, int shares) {
        double due = waiting.merge(way, (double) shares, Double::sum);
        waiting.put(way, due * 0.75);
        double gets = way.equals(blocked) ? through : 1;
        int opened = whole(way + " opens", due * 0.25 * 0.5 * gets);
        for (int i = 0; i < opened; i++) {
            traces.happened(new Trace.Opened(campaign, now, 1, way));
        }
        int accepted = whole(way + " acceptances", opened * 0.5);
        for (int i = 0; i < accepted; i++) {
            traces.happened(
                    new Trace.Accepted(
                            campaign, now, 1, new UserId(people, 1), person(), way, true));
        }
    }

    /** Parts are kept for the next time. */
    private int whole(String what, double count) {
        double all = parts.merge(what, count, Double::sum);
        int whole = (int) all;
        parts.put(what, all - whole);
        return whole;
    }
}
