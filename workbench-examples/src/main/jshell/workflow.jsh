var csv = java.nio.file.Files.writeString(java.nio.file.Files.createTempFile("rows", ".csv"), "id,title\n01,One\n02,Two\n");
var repository = new InMemoryRepository();
var map = new InMemoryIdMap();
var store = new InMemoryWorkflowStore();
var reached = new java.util.concurrent.CountDownLatch(1);
var awake = new java.util.concurrent.CountDownLatch(1);
var books = MappingTask.named("books", job -> job.source(CsvRowSource.of(csv)).repository(repository).idMap(map));
var sleep = CommandTask.named("sleep", context -> { reached.countDown(); awake.await(); });
var tell = NotificationTask.named("tell", context -> System.out.println("told once"));
var workflow = Workflow.named("trial").automaticRecovery().task(books).task(sleep).task(tell).build();
System.out.println(workflow);
var first = WorkflowService.on(store).workflow(workflow).open();
var id = first.start("trial");
reached.await();
store.crash(); // its process dies in the middle of the second task
System.out.println(store.instance(id).orElseThrow());
var second = WorkflowService.on(store.reopen()).workflow(workflow).open(); // takes over, and recovers by itself
awake.countDown(); // the dead one wakes too, and is refused
System.out.println(second.await(id, java.time.Duration.ofSeconds(30)));
second.history(id).forEach(System.out::println);
System.out.println(repository.things());
second.close();
first.close();
