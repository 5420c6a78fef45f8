package io.hongbao.cli.rehearse;

import io.hongbao.cli.CommandException;
import io.hongbao.cli.play.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds traffic models: files that are named, or those that ship. */
final class Models {
    private static final String ENDING = ".yaml";

    private Models() {}

    /**
     * The file of a model.
     *
     * @param name a path, or the name of a model that ships, such as {@code launch-day}
     */
    static Path find(String name) {
        Path path = Path.of(name);
        if (Files.isRegularFile(path)) {
            return path;
        }
        Path folder = Installation.find().models();
        if (name.matches("[a-z0-9-]{1,40}") && Files.isRegularFile(folder.resolve(name + ENDING))) {
            return folder.resolve(name + ENDING);
        }
        throw new CommandException(
                2,
                "there is no traffic model \""
                        + name
                        + "\": name a file, or one of "
                        + String.join(", ", shipped(folder)));
    }

    private static List<String> shipped(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandException(
                    74, "the folder " + folder + " cannot be read: " + e.getMessage());
        }
    }
}
