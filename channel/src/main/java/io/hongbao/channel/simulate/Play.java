package io.hongbao.channel.simulate;

import io.hongbao.channel.ChannelForm;
import io.hongbao.channel.ChannelHealth;
import io.hongbao.channel.Counts;
import io.hongbao.channel.Form;
import io.hongbao.channel.HealthEvent;
import io.hongbao.channel.Probe;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a population minute by minute into a {@link ChannelHealth}, and lets people follow what
 * that recommends, or not.
 *
 * <p>Nobody reports and there is no canary: the counts alone must show what happens. Noise: every
 * ratio wanders by 8 % with all others and by 5 % on its own, over tens of minutes; each minute by
 * 5 %; how much is shared wanders by 10 %, and six times a day a campaign makes it 2 to 4 times as
 * much for up to half an hour.
 */
final class Play {
    private static final int LONGEST_MINUTES = 360;
    private static final Delay OPENED = new Delay(6, 1.4, LONGEST_MINUTES);
    private static final Delay ACCEPTED = new Delay(2, 1.0, 60);
    private static final List<Form> FORMS =
            List.of(Form.LINK, Form.POSTER, Form.CODE, Form.PASSPHRASE);

    private final long seed;
    private final Population population;
    private final List<Block> blocks;
    private final Outage outage;
    private final String looked;
    private final boolean follow;
    private final ChannelHealth health;
    private final long startMillis;
    private final List<OfChannel> channels = new ArrayList<>();
    private final Wander everybody = new Wander(0.08, 60);
    private final List<HealthEvent> events = new ArrayList<>();

    /**
     * @param outage of everything
     * @param looked the channel whose acceptances are kept
     * @param follow whether people get what is recommended, or links all the time
     */
    Play(
            long seed,
            Population population,
            List<Block> blocks,
            Outage outage,
            String looked,
            boolean follow,
            long startMillis) {
        this.seed = seed;
        this.population = population;
        this.blocks = List.copyOf(blocks);
        this.outage = outage;
        this.looked = looked;
        this.follow = follow;
        this.startMillis = startMillis;
        this.health = new ChannelHealth(startMillis);
        for (int i = 0; i < population.channels().size(); i++) {
            channels.add(new OfChannel(i, population.channels().get(i)));
        }
    }

    /**
     * A time in which next to nothing is opened anywhere.
     *
     * @param left the share of opens that still get through
     */
    record Outage(int fromMinute, int toMinute, double left) {
        static final Outage NONE = new Outage(0, 0, 1);

        double open(int minute) {
            return minute >= fromMinute && minute < toMinute ? left : 1;
        }
    }

    /** What a channel has of its own. */
    private static final class OfChannel {
        final int number;
        final Population.Channel channel;
        final Wander sharing = new Wander(0.10, 45);
        final Wander opening = new Wander(0.05, 30);
        final Wander accepting = new Wander(0.05, 30);
        final Map<Form, int[]> shares = new EnumMap<>(Form.class);
        final Map<Form, int[]> opens = new EnumMap<>(Form.class);

        OfChannel(int number, Population.Channel channel) {
            this.number = number;
            this.channel = channel;
            for (Form form : FORMS) {
                shares.put(form, new int[LONGEST_MINUTES]);
                opens.put(form, new int[LONGEST_MINUTES]);
            }
        }
    }

    /**
     * @param minutes how long, at least 1
     */
    Run run(int minutes) {
        int[] acceptances = new int[minutes];
        for (int minute = 0; minute < minutes; minute++) {
            double together = everybody.next(Chance.at(seed, minute, -1)) * outage.open(minute);
            for (OfChannel one : channels) {
                int accepted = minute(one, minute, together);
                if (one.channel.name().equals(looked)) {
                    acceptances[minute] = accepted;
                }
            }
            events.addAll(health.tick(startMillis + (minute + 1) * 60_000L));
        }
        return new Run(acceptances, events, startMillis);
    }

    private int minute(OfChannel one, int minute, double together) {
        Chance chance = Chance.at(seed, minute, one.number);
        double late = one.channel.latePeakHours();
        double shared =
                population.rate(minute)
                        * Population.ofDay(minute, late)
                        / Population.ofDay(minute, 0)
                        * one.channel.share()
                        * burst(one.number, minute)
                        * one.sharing.next(chance)
                        * chance.factor(0.05);
        double opening =
                together
                        * Population.opensOfDay(minute, late)
                        * one.opening.next(chance)
                        * chance.factor(0.05);
        double accepting = one.accepting.next(chance) * chance.factor(0.05);
        int accepted = 0;
        for (Form form : FORMS) {
            accepted += form(one, form, minute, shared, opening, accepting);
        }
        return accepted;
    }

    private int form(
            OfChannel one, Form form, int minute, double shared, double opening, double accepting) {
        ChannelForm pair = new ChannelForm(one.channel.name(), form);
        Chance chance = Chance.at(seed, minute, one.number, FORMS.indexOf(form));
        int[] shares = of(one.shares, form);
        int[] opens = of(one.opens, form);
        int place = minute % LONGEST_MINUTES;
        shares[place] = chance.poisson(shared * part(pair));
        double through = opening * Population.opensPerShare(form);
        for (Block block : blocks) {
            through *= block.open(pair, minute);
        }
        opens[place] = chance.poisson(through * OPENED.due(shares, minute));
        int accepted =
                chance.poisson(
                        accepting
                                * Population.acceptancesPerOpen(form)
                                * ACCEPTED.due(opens, minute));
        long now = startMillis + minute * 60_000L;
        String word = form.word();
        health.count(one.channel.name(), word, Counts.What.SHARE, shares[place], now);
        health.count(one.channel.name(), word, Counts.What.OPEN, opens[place], now);
        health.count(one.channel.name(), word, Counts.What.ACCEPTANCE, accepted, now);
        return accepted;
    }

    private static int[] of(Map<Form, int[]> all, Form form) {
        return java.util.Objects.requireNonNull(all.get(form), "every form has one");
    }

    /** Which part of a channel's shares takes this form now. */
    private double part(ChannelForm pair) {
        Form recommended = follow ? health.standing(pair.channel()).form() : Form.LINK;
        double probing = 0;
        double part = Population.OWN_CHOICE * Population.ownChoice(pair.form());
        for (Probe probe : follow ? health.probes(pair.channel()) : List.<Probe>of()) {
            probing += probe.share();
            if (probe.form() == pair.form()) {
                part += (1 - Population.OWN_CHOICE) * probe.share();
            }
        }
        if (pair.form() == recommended) {
            part += (1 - Population.OWN_CHOICE) * (1 - probing);
        }
        return part;
    }

    /** How much more is shared because of somebody's campaign, on one channel or on all. */
    private double burst(int channel, int minute) {
        double factor = 1;
        int day = minute / 1_440;
        for (int i = 0; i < Population.BURSTS_A_DAY; i++) {
            Chance chance = Chance.at(seed, day, i, -2);
            int begins = day * 1_440 + chance.below(1_410);
            int lasts = 10 + chance.below(20);
            double much = 2 + 2 * chance.unit();
            int whom = chance.below(channels.size() + 1);
            boolean meant = whom == channels.size() || whom == channel;
            if (meant && minute >= begins && minute < begins + lasts) {
                factor *= much;
            }
        }
        return factor;
    }
}
