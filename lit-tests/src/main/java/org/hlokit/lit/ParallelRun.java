// SPDX-License-Identifier: Apache-2.0
package org.hlokit.lit;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs many tests at a time and tells their results in the order of the tests. */
public final class ParallelRun {
  /** Deeply nested input needs stack; memory is taken only for what is used. */
  private static final long STACK_BYTES = 256L << 20;

  private ParallelRun() {}

  /**
   * Runs all tests.
   *
   * @param workers how many at a time
   * @param told is given every result as soon as those before it are known
   */
  public static ImmutableList<TestResult> run(
      LitConfig config, ImmutableList<TestFile> tests, int workers, Consumer<TestResult> told)
      throws InterruptedException {
    TestRunner runner = new TestRunner(config);
    try (ExecutorService executor =
        Executors.newFixedThreadPool(workers, body -> thread(body, "lit worker"))) {
      List<Future<TestResult>> pending = new ArrayList<>();
      for (TestFile test : tests) {
        pending.add(executor.submit(() -> limited(runner, test, config.timeout())));
      }
      ImmutableList.Builder<TestResult> results = ImmutableList.builder();
      for (int i = 0; i < tests.size(); i++) {
        TestResult result = get(pending.get(i), tests.get(i));
        told.accept(result);
        results.add(result);
      }
      return results.build();
    }
  }

  private static TestResult get(Future<TestResult> future, TestFile test)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      return new TestResult(
          test.fullName(),
          TestResult.Code.UNRESOLVED,
          "the test runner failed: " + e.getCause() + "\n",
          Duration.ZERO);
    }
  }

  private static TestResult limited(TestRunner runner, TestFile test, Optional<Duration> timeout)
      throws InterruptedException, ExecutionException {
    if (timeout.isEmpty()) {
      return runner.run(test);
    }
    Callable<TestResult> body = () -> runner.run(test);
    FutureTask<TestResult> task = new FutureTask<>(body);
    Thread thread = thread(task, "lit test " + test.name());
    thread.start();
    try {
      return task.get(timeout.get().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // What does not heed the interrupt goes on as a daemon and ends with the process.
      thread.interrupt();
      String limit = timeout.get().toSeconds() + " seconds";
      return new TestResult(
          test.fullName(),
          TestResult.Code.TIMEOUT,
          "reached timeout of " + limit + "\n",
          timeout.get());
    }
  }

  private static Thread thread(Runnable body, String name) {
    Thread thread = new Thread(null, body, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
