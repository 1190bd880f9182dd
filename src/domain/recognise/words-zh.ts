import { list, UNKNOWN, type Words } from "./words";

/** Chinese. Words are not divided by spaces, so an entry is what stands between marks: headings, marks and columns. Sentences are not read yet. */
export const ZH: Words = {
  ...UNKNOWN,
  promises: list(
    "行动项, 行动计划, 后续行动, 后续计划, 后续措施, 后续改进, 改进措施, 改进项, 改进计划, 整改措施, 预防措施, 下一步, 下一步计划, 待办, 待办事项, 優化措施, 改善措施, 後續行動, 待辦事項",
  ),
  lessons: list("经验教训, 教训, 反思, 总结反思, 做得不好的, 經驗教訓"),
  never: list("时间线, 时间轴, 事件经过, 故障时间线, 参考, 参考资料, 参与人, 做得好的, 時間線"),
  incident: list(
    "概述, 摘要, 影响, 影响范围, 原因, 根因, 根本原因, 故障原因, 原因分析, 背景, 处理过程, 故障描述",
  ),
  done: list("已完成"),
  nothing: list("无, 暂无, 無"),
  finished: list("已完成, 完成, 已修复, 已解决"),
  ownerLabels: list("负责人"),
  dueLabels: list("截止日期, 期限"),
  columns: {
    ...UNKNOWN.columns,
    action: list("行动项, 措施, 任务, 内容, 改进项"),
    owner: list("负责人, 责任人"),
    due: list("截止日期, 完成时间, 期限"),
    status: list("状态, 进度"),
    ticket: list("工单"),
    time: list("时间"),
    date: list("日期"),
  },
};
