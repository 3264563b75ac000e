package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the modules apart. A class's module is the jar or folder that it comes from, not a list that someone keeps. */
class ArchitectureTest {
    private static final Pattern MODULE =
            Pattern.compile("(?:nacre-([a-z]+)-[0-9][^/]*\\.jar|/([a-z]+)/target/classes/)");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.nacre");

    /** What a module that is no plugin may see besides core. */
    private static final Map<String, Set<String>> ALLOWED =
            Map.of("report", Set.of("diagnosis"), "tuning", Set.of("data"));

    private static String module(JavaClass type) {
        String place = type.getSource().orElseThrow().getUri().toString();
        Matcher matcher = MODULE.matcher(place);
        assertThat(matcher.find()).as("a module in %s", place).isTrue();
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.nacre") && !type.isArray();
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(CLASSES.stream().map(ArchitectureTest::module).collect(Collectors.toSet()))
                .contains(
                        "core",
                        "activations",
                        "initializers",
                        "optimizers",
                        "regularization",
                        "autoencoders",
                        "data",
                        "onnx",
                        "examples");
    }

    @Test
    void noModuleButTheExamplesDependsOnAnotherThanCore() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String own = module(type);
            if (own.equals("examples")) continue;
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!isOurs(target)) continue;
                String other = module(CLASSES.get(target.getName()));
                if (!other.equals(own)
                        && !other.equals("core")
                        && !ALLOWED.getOrDefault(own, Set.of()).contains(other))
                    violations.add(dependency.getDescription());
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void noPackageIsSplitBetweenModules() {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (JavaClass type : CLASSES)
            modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(module(type));

        assertThat(modules).allSatisfy((name, found) -> assertThat(found).hasSize(1));
    }

    @Test
    void nothingIsReadOrWrittenByJavasSerialization() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInput.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectOutput.class)
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices()
                .matching("dev.nacre.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
