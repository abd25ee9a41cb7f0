# --- aviso e documento ---
notice-title = Antes de ler o seu documento
notice-lead = Este serviço precisa de saber quem é.
notice-what = Do chip lemos: nome, sexo, etnia, data de nascimento, morada, número, entidade emissora e validade.
notice-why = Servem apenas para o identificar e para o serviço que escolheu.
notice-who = São enviados apenas à plataforma de serviços da cidade e ao departamento competente.
notice-kept = Quando terminar, este terminal apaga logo os seus dados.
notice-refuse = Pode recusar. Num balcão será atendido com os mesmos direitos.
action-agree = Aceitar e continuar
action-decline = Recusar
identify-title = Coloque o documento no leitor
identify-lay = Coloque o documento deitado no leitor e não o retire até ser avisado.
identify-tip-flat = Deitado sobre o leitor
identify-tip-alone = Longe de outros cartões e do telemóvel
identify-tip-still = Parado cerca de dois segundos
identify-reading-title = A ler
identify-reading = Não mova o documento, por favor.
identify-again-title = Coloque o documento mais uma vez
identify-failed-no-card = Nenhum documento encontrado. Coloque-o deitado no meio do leitor.
identify-failed-taken-away = O documento foi retirado cedo demais. Coloque-o de novo, cerca de dois segundos.
identify-failed-not-readable = O chip não respondeu. Levante o documento e volte a deitá-lo.
identify-failed-unknown-card = Não é um documento de identidade que possamos ler.
identify-failed-bad-data = O chip foi lido de forma incompleta. Levante o documento e volte a colocá-lo.
identify-failed-sam-refused = O leitor e o documento não se reconheceram. Levante o documento e volte a colocá-lo.

# --- espera ---
action-next-query = Ver
action-next-print = Continuar
action-next-apply = Continuar
action-next-pay = Pagar
action-next-appointment = Continuar
action-next-guide = Ler
working-title-query = A consultar
working-title-print = A preparar o documento
working-title-apply = A preparar o formulário
working-title-pay = A obter a conta
working-title-appointment = A procurar horas livres
working-title-guide = A obter o guia
working-message = A perguntar a: { $department }. Costuma levar alguns segundos.
working-waited = { $seconds } segundos até agora; ainda à espera da resposta.
action-stop = Deixar de esperar
year-name = { $year }
year-span = { $first } – { $last }
day-name = { $day } { $month }
action-other = Outro serviço

fact-name = Nome
fact-number = Número do documento

# --- o que falta num formulário ---
mistake-missing = É preciso preencher.
mistake-not-agreed = Leia isto e aceite, ou pare aqui.
mistake-rule = Isto não serve.
mistake-too-short = Pelo menos { $limit } caracteres.
mistake-too-long = No máximo { $limit } caracteres.
mistake-unseen = Há sinais especiais que não se veem. Apague e escreva de novo.
mistake-not-digits = Só algarismos.
mistake-not-a-name = Escreva o nome como está no documento: pelo menos dois caracteres, sem algarismos.
mistake-id-length = Um número de identidade tem 18 caracteres: 17 algarismos e um algarismo ou X.
mistake-id-date = A data de nascimento neste número (algarismos 7 a 14) não existe.
mistake-id-check = Um carácter está errado: o último não corresponde aos outros. Compare com o documento.
mistake-credit-code = Um código de crédito tem 18 caracteres, e um deles está errado. Compare com a licença.

# --- impressão ---
printing-title = A imprimir
printing-message = Um momento. No fim, retire todas as páginas.
printing-pages = { $pages ->
    [one] 1 página
   *[other] { $pages } páginas
 }
printing-progress = { $done } de { $pages } impressas
action-stop-printing = Parar a impressão
printing-stopping-title = A parar
printing-stopping = Um momento, a perguntar à impressora.
printing-problem-title = A impressora precisa de atenção
printing-problem = A impressora comunica: { $problem }. Continua sozinha quando estiver resolvido; também pode parar a impressão.
question-title = Veja a saída de papel, por favor
question-message = { $pages ->
    [one] A impressora não disse se terminou. Recebeu a sua página?
   *[other] A impressora não disse se terminou. Recebeu as { $pages } páginas?
 }
question-waiting = Um momento, a perguntar à impressora.
question-printer-says = A impressora comunica
action-got-it = Recebi tudo
action-did-not-get-it = Não recebi
take-paper-title = Retire o seu papel, por favor
take-paper-message = A impressão terminou. Retire tudo da saída.
take-paper-count = { $pages ->
    [one] 1 página A4
   *[other] { $pages } páginas A4
 }
take-paper-receipt = Um talão, na saída de talões
take-paper-no-receipt = O talão não pôde ser impresso; o certificado é válido sem ele
take-paper-maybe-receipt = Pode haver um talão: veja a saída de talões
action-taken-end = Já retirei: terminar
action-taken-more = Já retirei: outro serviço
left-paper-title = Veja a saída de papel, por favor
left-paper-restarted = Este terminal acabou de reiniciar e as impressões anteriores foram canceladas. Se vir papel na saída, entregue-o a um funcionário. A impressão A4 espera que um funcionário verifique; tudo o resto funciona.
left-paper-unconfirmed = Não se sabe se a última impressão terminou. Se o papel na saída for seu, retire-o; se não for, entregue-o a um funcionário. A impressão A4 espera que um funcionário verifique; tudo o resto funciona.
left-paper-not-taken = Na saída podem estar páginas acabadas de imprimir. Se forem suas, retire-as; se não forem, entregue-as a um funcionário.
action-understood = Compreendi, continuar

# --- fim ---
starting-title = A iniciar
starting-message = A verificar os equipamentos, um momento.
ending-title = A terminar
ending-message = A confirmar que a impressão parou e a apagar os seus dados.
thanks-title = Pronto. Obrigado
thanks-message = Os seus dados foram apagados deste terminal.
thanks-card = Leve o seu documento
thanks-paper = Leve todos os seus papéis
action-next-person = Próxima pessoa
card-left-title = Retire o seu documento, por favor
card-left-message = Ainda há um documento no leitor. A próxima pessoa será atendida quando for retirado.
closed-title = Este terminal está fora de serviço
closed-message = Pedimos desculpa. Use outro terminal ou um balcão. Um funcionário tem de ver este terminal.
closed-hotline = Linha de apoio { $hotline }, terminal { $terminal }
closed-operator = Este terminal é gerido por { $operator }
closed-nearest = O terminal mais próximo: { $place }

# --- problemas ---
trouble-reference = Referência { $number }
trouble-way-hotline = Ligue { $hotline }, indique o terminal { $terminal } e a referência abaixo, ou dirija-se a um balcão.

trouble-card-unread-title = Não foi possível ler o documento
trouble-card-unread-happened = Tentámos três vezes. O chip pode estar danificado.
trouble-card-unread-done = Nada foi lido e nada foi entregue.
trouble-card-unread-way = Um documento danificado substitui-se no balcão do registo domiciliário da polícia.

trouble-card-unknown-title = Este documento não serve aqui
trouble-card-unknown-happened = Não é um bilhete de identidade de residente, um título de residência de residentes de Hong Kong, Macau e Taiwan, nem um cartão de residente permanente.
trouble-card-unknown-done = Nada foi lido e nada foi entregue.
trouble-card-unknown-retry = Usar outro documento
trouble-card-unknown-way = Use um destes documentos, por favor.

trouble-card-expired-title = O documento caducou
trouble-card-expired-happened = A validade passou, por isso não o pode identificar.
trouble-card-expired-done = Os seus dados foram apagados e nada foi entregue.
trouble-card-expired-way = Renove-o primeiro no balcão do registo domiciliário da polícia.

trouble-reader-away-title = O leitor não está disponível
trouble-reader-away-happened = O leitor de bilhetes de identidade não responde.
trouble-reader-away-done = Nada foi lido e nada foi entregue.
trouble-reader-away-way = Esta página continua sozinha quando o leitor voltar.

trouble-under-age-title = Ainda sem a idade necessária
trouble-under-age-happened = Este serviço tem um limite de idade.
trouble-under-age-done = Nada foi entregue.

trouble-item-away-title = Este serviço não está disponível agora
trouble-item-away-happened = Acabou de ser retirado ou alterado.
trouble-item-away-done = Nada foi entregue.

trouble-ask-no-link-title = Sem ligação
trouble-ask-no-link-happened = Neste momento não se consegue contactar a plataforma de serviços.
trouble-ask-no-link-done = Nada foi consultado, impresso ou cobrado. As suas escolhas mantêm-se.
trouble-ask-no-link-way = Costuma voltar em poucos minutos; tente mais tarde.

trouble-ask-timeout-title = Está a demorar demasiado
trouble-ask-timeout-happened = O sistema do departamento não respondeu a tempo.
trouble-ask-timeout-done = Nada foi impresso ou cobrado. As suas escolhas mantêm-se.
trouble-ask-timeout-way = Tente agora ou volte mais tarde.

trouble-ask-busy-title = O sistema está ocupado
trouble-ask-busy-happened = Muitas pessoas estão a consultar; a plataforma pede que esperemos.
trouble-ask-busy-done = Nada foi impresso ou cobrado. As suas escolhas mantêm-se.
trouble-ask-busy-way = Espere meio minuto e tente de novo.

trouble-ask-server-title = A plataforma tem um problema
trouble-ask-server-happened = A plataforma de serviços não deu uma resposta utilizável.
trouble-ask-server-done = Nada foi impresso ou cobrado. As suas escolhas mantêm-se.
trouble-ask-server-way = Tente agora ou volte mais tarde.

trouble-ask-not-authorised-title = Este terminal não pode consultar agora
trouble-ask-not-authorised-happened = A plataforma não aceita este terminal; um funcionário tem de verificar.
trouble-ask-not-authorised-done = Nada foi impresso ou cobrado.
trouble-ask-not-authorised-way = Use outro terminal ou um balcão.

trouble-ask-no-record-title = Nenhum registo encontrado
trouble-ask-no-record-happened = O departamento não tem registo com o número do seu documento.
trouble-ask-no-record-done = Nada foi impresso ou cobrado.
trouble-ask-no-record-retry = Perguntar de outra forma
trouble-ask-no-record-way = Se já esteve segurado, leve o documento ao balcão da segurança social.

trouble-ask-not-eligible-title = Ainda não reúne as condições
trouble-ask-not-eligible-happened = Pelas regras do departamento, não pode usar este serviço agora.
trouble-ask-not-eligible-done = Nada foi impresso ou cobrado.
trouble-ask-not-eligible-retry = Perguntar de outra forma
trouble-ask-not-eligible-way = No balcão podem dizer-lhe a razão exata.

trouble-ask-document-refused-title = O documento não passou na verificação
trouble-ask-document-refused-happened = A assinatura digital falta ou não é fiável; por isso não foi impresso.
trouble-ask-document-refused-done = Nada foi impresso ou cobrado. As suas escolhas mantêm-se.
trouble-ask-document-refused-retry = Pedir de novo
trouble-ask-document-refused-way = Pode pedi-lo de novo agora.

trouble-not-printed-title = Nada foi impresso
trouble-not-printed-happened = A impressora não começou.
trouble-not-printed-done = Não saiu nenhuma página e nada foi cobrado. O documento ainda está aqui.
trouble-not-printed-retry = Voltar ao documento
trouble-not-printed-way = Pode imprimi-lo quando a impressora estiver pronta.

trouble-print-stopped-title = Não se pode confirmar a impressão
trouble-print-stopped-happened = A impressora não disse se parou. Para que ninguém leve as suas páginas, a impressão A4 está bloqueada.
trouble-print-stopped-done = Podem ter saído páginas. Veja a saída e leve o que é seu.
trouble-print-stopped-way = Chame um funcionário ou a linha de apoio para verificar a impressora.

place-where = { $thing }: { $direction }, a cerca de { $height } cm do chão.
place-name-id-card = Leitor do documento de identidade
place-name-card = Ranhura do cartão
place-name-document-printer = Saída de papel A4
place-name-receipt-printer = Saída do talão
place-name-code-scanner = Leitor de códigos
place-name-camera = Câmara
place-name-keypad = Teclado
place-name-headset = Tomada dos auscultadores
place-on = na área do ecrã
place-above = por cima do ecrã
place-below = por baixo do ecrã
place-left = à esquerda do ecrã
place-right = à direita do ecrã
place-left-above = por cima do ecrã, à esquerda
place-left-below = por baixo do ecrã, à esquerda
place-right-above = por cima do ecrã, à direita
place-right-below = por baixo do ecrã, à direita
