package io.hongbao.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Outlets for a crowd to order at: the sample's tea chain, with as many more of them as are needed,
 * all within a few kilometres.
 *
 * @param count how many, 1-5000
 * @param makesPerMinute how many cups each of them makes in a minute
 */
public record TeaShops(int count, int makesPerMinute) {

    /**
     * A million cups in three hours are 5,600 a minute, and almost three times that at the opening;
     * one bar makes 60.
     */
    private static final double OUTLETS_AT_SCALE_1 = 150;

    private static final int BAR_MAKES_PER_MINUTE = 60;
    private static final int LEAST = 3;
    private static final int MOST = 5_000;

    /** A degree of latitude is 111 km. */
    private static final double APART_DEGREES = 0.001;

    private static final int IN_A_ROW = 80;

    public TeaShops {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("there must be 1 to " + MOST + " outlets");
        }
    }

    /** Enough for the launch morning of so many people; 1 is {@link LaunchMorning#PEOPLE}. */
    public static TeaShops forMorning(double scale) {
        int count = (int) Math.clamp(Math.ceil(scale * OUTLETS_AT_SCALE_1), LEAST, MOST);
        return new TeaShops(count, BAR_MAKES_PER_MINUTE);
    }

    public List<String> ids() {
        List<String> ids = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            ids.add(String.format(Locale.ROOT, "cloud-leaf-%04d", i));
        }
        return ids;
    }

    /** Copies the sample campaign's folder to {@code folder}, with these outlets added. */
    public void writeTo(Path folder, Path sample) {
        try {
            Files.createDirectories(folder);
            Files.copy(sample.resolve("campaign.yaml"), folder.resolve("campaign.yaml"));
            StringBuilder outlets =
                    new StringBuilder(Files.readString(sample.resolve("outlets.yaml")));
            List<String> ids = ids();
            for (int i = 0; i < ids.size(); i++) {
                outlets.append(outlet(ids.get(i), i));
            }
            Files.writeString(folder.resolve("outlets.yaml"), outlets);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the crowd's outlets cannot be written: " + e.getMessage(), e);
        }
    }

    /** The list of outlets is the last thing in the sample's file, so more of them can follow. */
    private String outlet(String id, int index) {
        return String.format(
                Locale.ROOT,
                """

                  - id: %s
                    merchant: Cloud Leaf Tea 云叶茶
                    category: drinks
                    names: { zh: 云叶茶（%d 号店）, en: "Cloud Leaf Tea, No. %d" }
                    place: { latitude: %.4f, longitude: %.4f }
                    kitchen: { makesPerMinute: %d, queueMinutes: 60, prepMinutes: 4 }
                    menu: cloud-leaf
                """,
                id,
                index + 1,
                index + 1,
                31.2 + APART_DEGREES * (index % IN_A_ROW),
                121.4 + APART_DEGREES * Math.floorDiv(index, IN_A_ROW),
                makesPerMinute);
    }
}
