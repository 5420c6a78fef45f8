package io.hongbao.bench;

import io.hongbao.share.Channel;
import io.hongbao.share.Language;
import io.hongbao.share.Link;
import io.hongbao.share.Occasion;
import io.hongbao.share.Poster;
import io.hongbao.share.PosterPainter;
import io.hongbao.share.ShareForm;
import io.hongbao.share.ShortCode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws posters of invites on one thread, each with its own name and code. */
final class PostersStep {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SEED = 20260206;
    private static final int BAR_PER_SECOND = 200;
    private static final Link.Base BASE = new Link.Base("https://hongbao.example.org/new-year");

    private final PosterPainter painter = new PosterPainter();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private long drawn;
    private long bytes;

    private PostersStep() {}

    static void run(Scale scale, Table table) {
        PostersStep step = new PostersStep();
        step.perSecond(scale.warmUpMillis());
        double[] rounds = new double[scale.rounds()];
        step.drawn = 0;
        step.bytes = 0;
        long cpuBefore = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < rounds.length; i++) {
            rounds[i] = step.perSecond(scale.roundMillis());
        }
        double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpuBefore) / 1e9;
        Arrays.sort(rounds);
        table.atLeast(
                "posters: PNG on one thread, median of " + rounds.length + " rounds",
                rounds[rounds.length / 2],
                BAR_PER_SECOND,
                "/s");
        table.plain("posters: the slowest round", rounds[0], "/s");
        // What one processor could do if nothing else ran on it.
        table.plain("posters: per second of the thread's CPU", step.drawn / cpuSeconds, "/s");
        table.plain("posters: size", (double) step.bytes / step.drawn / 1_000, " kB");
    }

    private double perSecond(long millis) {
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        long before = drawn;
        while (System.nanoTime() < end) {
            bytes += painter.png(poster()).length;
            drawn++;
        }
        return (drawn - before) / ((System.nanoTime() - start) / 1e9);
    }

    private Poster poster() {
        ShortCode code = ShortCode.of(random.nextLong(ShortCode.MAX_NUMBER + 1));
        Link link = new Link(BASE, code, ShareForm.POSTER, new Channel("wechat"), "lny2026");
        return new Poster(link, new Occasion("新春请客 2026", "王芳 " + drawn, "25元饮品卡"), Language.ZH);
    }
}
