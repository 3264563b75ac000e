package dev.nacre.spark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledForJreRange;

/** Tests that start Spark. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DisabledForJreRange(
        minVersion = 24,
        disabledReason =
                "Spark 4.1 is for Java 17 and 21: its Hadoop calls Subject.getSubject, which Java 24 took away")
@interface JavaOfSpark {}
