package dev.nacre.examples.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A chapter of the course in one language. */
record Chapter(Path file, String text) {
    static final Path FOLDER = Path.of("../docs/course").toAbsolutePath().normalize();

    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^(#+ \\S+) .*$", Pattern.MULTILINE);
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\| ([^|]+) \\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** A block of code or of a formula. */
    record Block(String language, String text) {}

    /** All in a language, {@code en} or {@code ko}, in order. */
    static List<Chapter> in(String language) throws IOException {
        List<Chapter> chapters = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve(language))) {
            for (Path file : files.sorted().toList()) chapters.add(new Chapter(file, Files.readString(file)));
        }
        return chapters;
    }

    /** What does not depend on the language: levels and numbers of headings. */
    List<String> headings() {
        return found(HEADING, BLOCK.matcher(text).replaceAll(""))
                .map(match -> match.group(1))
                .toList();
    }

    List<Block> blocks() {
        return found(BLOCK, text)
                .map(match -> new Block(match.group(1), match.group(2)))
                .toList();
    }

    /** The texts of the blocks in a language. */
    List<String> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }

    List<String> pictures() {
        return found(PICTURE, text).map(match -> match.group(1)).toList();
    }

    /** Names of plugins in the table at the end, by kind. */
    Map<String, Set<String>> plugins() {
        Map<String, Set<String>> plugins = new TreeMap<>();
        String table = text.substring(text.lastIndexOf("\n## "));
        found(ROW, table)
                .forEach(row -> found(NAME, row.group(2))
                        .forEach(name -> plugins.computeIfAbsent(row.group(1), kind -> new TreeSet<>())
                                .add(name.group(1))));
        return plugins;
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    @Override
    public String toString() {
        return FOLDER.relativize(file).toString();
    }
}
