package io.hongbao.cli.demo;

import io.hongbao.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tea shops that the demo's crowd orders at: the sample's chain with as many more outlets as
 * the crowd needs. A million cups in three hours are 5,600 a minute, and almost three times that at
 * the opening; one bar makes 60.
 */
final class DemoOutlets {
    private static final double OUTLETS_AT_SCALE_1 = 150;
    private static final int LEAST = 3;
    private static final int MOST = 1_500;

    /** A degree of latitude is 111 km: all outlets lie within a few kilometres. */
    private static final double APART_DEGREES = 0.001;

    private static final int IN_A_ROW = 40;

    private DemoOutlets() {}

    /** The ids of the outlets for a scale. */
    static List<String> ids(double scale) {
        int count = (int) Math.clamp(Math.ceil(scale * OUTLETS_AT_SCALE_1), LEAST, MOST);
        List<String> ids = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            ids.add(String.format(Locale.ROOT, "cloud-leaf-demo-%04d", i));
        }
        return ids;
    }

    /** Copies the sample campaign's folder to {@code folder}, with the demo's outlets added. */
    static void write(Path sample, Path folder, List<String> ids) {
        try {
            Files.createDirectories(folder);
            Files.copy(sample.resolve("campaign.yaml"), folder.resolve("campaign.yaml"));
            StringBuilder outlets =
                    new StringBuilder(Files.readString(sample.resolve("outlets.yaml")));
            for (int i = 0; i < ids.size(); i++) {
                outlets.append(outlet(ids.get(i), i));
            }
            Files.writeString(folder.resolve("outlets.yaml"), outlets);
        } catch (IOException e) {
            throw new CommandException(
                    74, "the demo's campaign cannot be written: " + e.getMessage());
        }
    }

    /** The list of outlets is the last thing in the sample's file, so more of them can follow. */
    private static String outlet(String id, int index) {
        return String.format(
                Locale.ROOT,
                """

                  - id: %s
                    merchant: Cloud Leaf Tea 云叶茶
                    category: drinks
                    names: { zh: 云叶茶（%d 号店）, en: "Cloud Leaf Tea, No. %d" }
                    place: { latitude: %.4f, longitude: %.4f }
                    kitchen: { makesPerMinute: 60, queueMinutes: 60, prepMinutes: 4 }
                    menu: cloud-leaf
                """,
                id,
                index + 1,
                index + 1,
                31.2 + APART_DEGREES * (index % IN_A_ROW),
                121.4 + APART_DEGREES * (index / IN_A_ROW));
    }
}
