package io.hongbao.server.rehearse;

import io.hongbao.rehearsal.model.ModelFile;
import io.hongbao.rehearsal.model.TrafficModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The traffic models that can be played: those that ship, and the operator's own. */
final class Models {
    private static final String ENDING = ".yaml";
    private static final int MOST = 100;

    private Models() {}

    /** A model, and the file that it stands in. */
    record Found(Path file, TrafficModel model) {}

    /**
     * All of them, by id. A file that is not right is left out; {@code hongbao rehearse FILE} says
     * what is wrong with it.
     *
     * @param folders of two models with one id that of the later folder counts
     */
    static Map<String, Found> in(Path... folders) {
        Map<String, Found> found = new TreeMap<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(ENDING))
                        .sorted()
                        .limit(MOST)
                        .forEach(file -> {
                            if (ModelFile.read(file) instanceof ModelFile.Valid(var model)) {
                                found.put(model.id(), new Found(file, model));
                            }
                        });
            } catch (IOException _) {
                // A folder that is not there has no models.
            }
        }
        return found;
    }
}
